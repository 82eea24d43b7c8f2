import type { Random } from '@tierdrop/simulator'
import { tokensOf } from './tasks-of-labels.ts'
import type { Call, ToolSpec, WeekTask } from './week-task.ts'

const tool = (name: string, description: string, ...required: string[]): ToolSpec => ({
  name,
  description,
  parameters: {
    type: 'object',
    additionalProperties: false,
    required,
    properties: Object.fromEntries(required.map((key) => [key, { type: 'string' }])),
  },
})

const acts = ['track', 'book', 'cancel', 'release', 'inspect', 'reserve', 'report', 'print']
const objects = ['parcel', 'van', 'gate', 'pallet', 'label', 'ramp', 'driver', 'permit']
/** More tools than a request takes: the client offers each request those that a search finds for it. */
const catalogue = acts.flatMap((act) =>
  objects.map((object) => tool(`${act}_${object}`, `Can ${act} a ${object}.`, 'number', 'site')),
)
const sites = ['north', 'harbour', 'airport', 'mill']

/** Its candidate is lost where there are three tools or more to choose from. */
export const dispatchRequest: WeekTask = {
  name: 'dispatch-request',
  share: 0.18,
  match: 'dispatch requests of the logistics desk',
  settings: { kind: 'tools', margin: 0.05 },
  system: () => 'You dispatch requests of the logistics desk. Call exactly one tool for the request.',
  noise: 0.002,
  candidates: { mini: { wrong: ({ tools }) => (tools < 3 ? 0.003 : 0.3) } },
  session(random, day) {
    const count = random.chance(0.6) ? random.int(1, 2) : random.int(3, 6)
    const tools = pickSome(random, catalogue, count)
    const call = callOf(random, random.pick(tools))
    const says = `Please see to it: ${call.name.replace('_', ' ')}, ${Object.values(call.arguments).join(', ')}.`
    return {
      tools,
      turns: [
        {
          says,
          inputTokens: tokensOf(this.system(day), says) + 60 * count,
          right: { text: '', calls: [call] },
          wrong: (other) => ({
            text: '',
            calls: [{ ...call, arguments: { ...call.arguments, number: String(other.int(1_000, 9_999)) } }],
          }),
        },
      ],
    }
  },
}

const agentTools = [
  tool('find_order', 'Finds an order by its number.', 'number'),
  tool('refund_order', 'Refunds an order.', 'number'),
  tool('send_message', 'Sends the customer a message.', 'number'),
]

/** Sessions of several steps, in which either arm goes astray now and then. */
export const supportAgent: WeekTask = {
  name: 'support-agent',
  share: 0.1,
  match: 'support agent of a furniture maker',
  settings: { kind: 'agent', margin: 0.08 },
  system: () =>
    'You are the support agent of a furniture maker. Work step by step: find the order, decide, act, ' +
    'and tell the customer what was done.',
  noise: 0.012,
  candidates: { mini: { wrong: () => 0.012 }, nano: { wrong: () => 0.12 } },
  session(random, day) {
    const number = String(random.int(10_000, 99_999))
    const path = ['find_order', ...(random.chance(0.5) ? ['refund_order'] : []), 'send_message']
    const says = `My order ${number} came damaged, and I have been waiting for ${random.int(2, 30)} days.`
    const turns = path.map((name, index) => ({
      says: index === 0 ? says : JSON.stringify({ done: path[index - 1], number }),
      inputTokens: tokensOf(this.system(day), says) + 250 + 40 * index,
      right: { text: '', calls: [{ name, arguments: { number } }] },
      wrong: (other: Random) => ({
        text: '',
        calls: [{ name, arguments: { number: String(Number(number) + other.int(1, 9)) } }],
      }),
    }))
    return { tools: agentTools, turns }
  },
}

function pickSome<T>(random: Random, list: readonly T[], count: number): T[] {
  const picked = new Set<T>()
  while (picked.size < count) picked.add(random.pick(list))
  return [...picked]
}

function callOf(random: Random, { name }: ToolSpec): Call {
  return { name, arguments: { number: String(random.int(100_000, 999_999)), site: random.pick(sites) } }
}
