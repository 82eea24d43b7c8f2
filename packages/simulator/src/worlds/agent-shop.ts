import { customerOf, orderOf, policyOf, shipmentOf } from './agent-facts.ts'
import { agentTools } from './agent-tools.ts'

export type Result = Record<string, string | number | boolean | null>

export function readResult(text: string): Result | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Result) : null
  } catch {
    // A tool that answers in prose tells this agent nothing.
    return null
  }
}

/** What the shop's systems answer: the client runs its agent's tools itself. */
export function runShopTool(name: string, args: string): string {
  const input = readResult(args)
  const missing = agentTools.find((each) => each.name === name)?.parameters.required as string[] | undefined
  if (!input || !missing)
    return JSON.stringify({ error: missing ? 'arguments are not JSON' : `unknown tool ${name}` })
  const absent = missing.filter((each) => input[each] === undefined)
  if (absent.length > 0) return JSON.stringify({ error: `missing argument ${absent.join(', ')}` })
  const result = () => {
    switch (name) {
      case 'get_order':
        return /^[A-Z]{2}-\d{5}$/.test(String(input.order_id))
          ? orderOf(String(input.order_id))
          : { error: 'no such order' }
      case 'get_customer':
        return customerOf(String(input.customer_id))
      case 'track_shipment':
        return /^HP\d{8}NL$/.test(String(input.tracking_number))
          ? shipmentOf(String(input.tracking_number))
          : { error: 'no such shipment' }
      case 'check_policy':
        return policyOf(String(input.topic), String(input.category), Number(input.days_since_delivery))
      case 'issue_refund':
        return { refunded: true, order_id: input.order_id, amount: input.amount }
      default:
        return { escalated: true, order_id: input.order_id, queue: 'second-line' }
    }
  }
  return JSON.stringify(result())
}
