import type { Random } from '../seeded.ts'
import { fill, type Pools, template } from '../template.ts'
import type { Asked, Item, Solved, Turn, World } from '../types.ts'
import { orderOf, policyOf, shipmentOf } from './agent-facts.ts'
import { type Result, readResult } from './agent-shop.ts'
import { agentSystem, agentTools } from './agent-tools.ts'
import { breakCall, callModes, contentOf, type PlannedCall } from './calls.ts'
import { dayIn, longDate, orderOf as orderIdOf, personOf } from './pools.ts'

const cases = {
  damaged: [
    'the parcel for order {order} came today and the article has a crack right through it',
    'what arrived with order {order} does not switch on at all, it was dead on arrival',
    'I unpacked order {order} and half of it was in pieces',
    'order {order} reached me with a deep dent, clearly from the transport',
  ],
  late: [
    'order {order} should have been here on {date} and nothing has come',
    'I am still waiting for order {order}, the tracking page tells me nothing',
    'my neighbours did not get it and neither did I: order {order} is missing',
    'could you find out where order {order} is, it has been far too long',
  ],
  worn: [
    'after some weeks of normal use the thing from order {order} stopped working',
    'order {order} broke on {date}, although I treated it well',
    'the article of order {order} makes a grinding noise lately and then fails',
    'I bought it in good faith, but order {order} gave up its service last night',
  ],
  person: [
    'I do not want to talk to a machine about order {order}, get me a human being',
    'this is about order {order}, and I insist on speaking to someone of your staff',
    'please have a real person call me about order {order}',
  ],
} as const
type Case = keyof typeof cases
const patterns = (Object.keys(cases) as Case[]).map((name) => ({ name, texts: cases[name].map(template) }))

const pools: Pools = { order: orderIdOf, date: (random) => longDate(dayIn(random, 2026)), person: personOf }
const openings = ['Hello, ', 'Hi, ', 'Good evening, ', 'Dear team, ', 'Sorry to bother you, but '].map(
  template,
)
const closings = [
  '. What can you do for me?',
  '. Please help. {person}',
  '. I count on you, {person}',
  '. Regards, {person}',
  '. That is all.',
].map(template)

function make(random: Random): Item {
  const { name, texts } = random.pick(patterns)
  const say = (list: readonly ReturnType<typeof template>[]) => fill(random.pick(list), pools, random)
  const core = say(texts)
  return {
    system: agentSystem,
    user: `${say(openings).text}${core.text}${say(closings).text}`,
    tools: agentTools,
    truth: { type: 'trajectory', tools: trajectoryOf(name, core.values.order ?? '') },
  }
}

function trajectoryOf(name: Case, orderId: string): string[] {
  const order = orderOf(orderId)
  switch (name) {
    case 'damaged': {
      const { covered } = policyOf('refund', order.category, order.days_since_delivery ?? 0)
      return ['get_order', 'check_policy', covered ? 'issue_refund' : 'escalate']
    }
    case 'late':
      return [
        'get_order',
        'track_shipment',
        shipmentOf(order.tracking_number).status === 'lost' ? 'issue_refund' : 'get_customer',
      ]
    case 'worn':
      return ['get_order', 'get_customer', 'check_policy']
    case 'person':
      return ['get_order', 'get_customer', 'escalate']
    default:
      return name satisfies never
  }
}

type Results = Readonly<Record<string, Result>>

/** What the tools have said so far, by tool; a result that is an error counts as not there. */
function readResults(turns: readonly Turn[]): Results {
  const names = new Map(
    turns.flatMap((turn) =>
      turn.role === 'assistant' ? turn.calls.map((call) => [call.id, call.name] as const) : [],
    ),
  )
  const results: Record<string, Result> = {}
  for (const turn of turns) {
    const name = turn.role === 'tool' ? names.get(turn.callId) : undefined
    if (name === undefined) continue
    const result = readResult(turn.text)
    if (result && !('error' in result)) results[name] = result
  }
  return results
}

type Next = PlannedCall | string

/** The next call by the rules of the system prompt, or the answer to the customer. */
function nextOf(name: Case, orderId: string, results: Results): Next {
  const { get_order: order, get_customer: customer, track_shipment: shipment, check_policy: policy } = results
  if (!order) return { name: 'get_order', arguments: { order_id: orderId } }
  const id = String(order.order_id)
  const refund: PlannedCall = {
    name: 'issue_refund',
    arguments: { order_id: id, amount: Number(order.price) },
  }
  const readCustomer: PlannedCall = {
    name: 'get_customer',
    arguments: { customer_id: String(order.customer_id) },
  }
  const escalate = (reason: string): PlannedCall => ({
    name: 'escalate',
    arguments: { order_id: id, reason },
  })
  const check = (topic: string): PlannedCall => ({
    name: 'check_policy',
    arguments: {
      topic,
      category: String(order.category),
      days_since_delivery: Number(order.days_since_delivery),
    },
  })
  if (results.issue_refund) {
    return `I am sorry about the trouble with your ${order.article}. We have refunded ${Number(order.price).toFixed(2)} euros for order ${id}; the money should reach you within five days.`
  }
  if (results.escalate) {
    return `Thank you for your patience. A colleague of mine has taken over the case of order ${id} and will write to you within one working day.`
  }
  switch (name) {
    case 'damaged':
      if (!policy) return check('refund')
      return policy.covered === true ? refund : escalate('not_covered')
    case 'late':
      if (!shipment)
        return { name: 'track_shipment', arguments: { tracking_number: String(order.tracking_number) } }
      if (shipment.status === 'lost') return refund
      if (!customer) return readCustomer
      return `Dear ${customer.name}, your ${order.article} is on its way: the carrier saw it last at ${shipment.last_seen} and expects to deliver in ${shipment.expected_in_days} days.`
    case 'worn':
      if (!customer) return readCustomer
      if (!policy) return check('warranty')
      return policy.covered === true
        ? `Dear ${customer.name}, your ${order.article} is covered by the warranty of ${policy.limit_days} days. Please reply with a photo of the defect, and we arrange the repair.`
        : `Dear ${customer.name}, the warranty of ${policy.limit_days} days for your ${order.article} has ended, so we can't cover this. I am sorry not to have better news.`
    case 'person':
      return customer ? escalate('customer_request') : readCustomer
    default:
      return name satisfies never
  }
}

function solve(asked: Asked): Solved | null {
  if (!asked.tools.includes('get_order')) return null
  const wish = asked.turns.find((turn) => turn.role === 'user')?.text ?? ''
  const name = patterns.find(({ texts }) => texts.some(({ anchor }) => wish.includes(anchor)))?.name
  const orderId = /\b[A-Z]{2}-\d{5}\b/.exec(wish)?.[0]
  if (name === undefined || orderId === undefined) return null
  const results = readResults(asked.turns)
  const next = nextOf(name, orderId, results)
  const step = asked.turns.filter((turn) => turn.role === 'assistant').length
  // The closing answer repeats what the tools said; the published figures are about calls.
  if (typeof next === 'string') {
    return {
      weight: 0,
      right: { text: next, calls: [] },
      modes: () => ({ 'wrong-value': 1 }),
      wrong: () => ({ text: next, calls: [] }),
    }
  }
  const tool = agentTools.find((each) => each.name === next.name)
  if (!tool) return null
  return {
    weight: 1,
    right: contentOf(next),
    modes: (family) => callModes(family, step),
    wrong: (mode, random) => breakCall(mode, next, { tool, other: otherOf(next, orderId), random }),
  }
}

/** The tool that one could also reach for at this place. */
function otherOf(call: PlannedCall, orderId: string): PlannedCall {
  switch (call.name) {
    case 'get_order':
      return { name: 'track_shipment', arguments: { tracking_number: orderId } }
    case 'issue_refund':
      return { name: 'escalate', arguments: { order_id: orderId, reason: 'customer_request' } }
    case 'escalate':
      return { name: 'issue_refund', arguments: { order_id: orderId, amount: orderOf(orderId).price } }
    default:
      return { name: 'escalate', arguments: { order_id: orderId, reason: 'customer_request' } }
  }
}

export const agentWorld: World = { name: 'agent', make, solve }
