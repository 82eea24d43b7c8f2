import type { ToolSpec } from '../types.ts'

const text = (description: string) => ({ type: 'string', description })
const tool = (name: string, description: string, properties: Record<string, unknown>): ToolSpec => ({
  name,
  description,
  parameters: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
})

export const agentTools: readonly ToolSpec[] = [
  tool('get_order', 'Reads an order: article, price, customer, shipment, days since delivery.', {
    order_id: text('two letters, a dash, five digits'),
  }),
  tool('get_customer', 'Reads a customer: name, standing, past claims.', {
    customer_id: text('CU and six digits'),
  }),
  tool('track_shipment', 'Asks the carrier where a parcel is.', { tracking_number: text('as in the order') }),
  tool('check_policy', 'Says whether a claim is covered.', {
    topic: { type: 'string', enum: ['refund', 'warranty'] },
    category: text('category of the article, as in the order'),
    days_since_delivery: { type: 'integer' },
  }),
  tool('issue_refund', 'Pays money back for an order.', {
    order_id: text('the order'),
    amount: { type: 'number', description: 'in euros' },
  }),
  tool('escalate', 'Hands the case to a person.', {
    order_id: text('the order'),
    reason: { type: 'string', enum: ['not_covered', 'parcel_lost', 'customer_request'] },
  }),
]

export const agentSystem = `You are the support agent of Harbour & Pine, an online shop. You solve the cases of customers with the tools that you have, one call at a time, and then write one short answer to the customer.

How to work:
1. Always read the order first; customers mix up their data.
2. Damaged or defective on arrival: check the refund policy with the category and the days since delivery that the order states. If it is covered, refund the price of the order; if not, escalate with the reason not_covered.
3. Parcel not arrived: track the shipment. If the carrier has lost it, refund the price of the order; if it is still on its way, read the customer's record, so that you can address and reassure them properly.
4. Broken after some time of use: read the customer's record, then check the warranty policy. Tell the customer the result.
5. A customer who insists on a person: read the customer's record, then escalate with the reason customer_request.

Never invent order data, amounts or policies. Use the exact ids from the tool results. Don't call a tool twice with the same arguments. Keep the final answer under 80 words, friendly, without promises beyond the policy.`
