import { type GradeLine, readGradeLine } from '@tierdrop/scoring'

/** A pair as our grader takes it, and the same as a yardstick takes it. */
export type SmallPair = { line: GradeLine; reference: string; candidate: string; isWrong: boolean }

/** What a reply of ten fields has to follow. */
export const schema = {
  type: 'object',
  properties: {
    vendor: { type: 'string' },
    invoice: { type: 'string', pattern: '^INV-\\d{5}$' },
    issued: { type: 'string', format: 'date' },
    due: { type: 'string', format: 'date' },
    currency: { enum: ['EUR', 'USD', 'GBP'] },
    net: { type: 'number', minimum: 0 },
    tax: { type: 'number', minimum: 0 },
    total: { type: 'number', minimum: 0 },
    paid: { type: 'boolean' },
    city: { type: 'string' },
  },
  required: ['vendor', 'invoice', 'issued', 'total', 'currency'],
  additionalProperties: false,
}

function invoice(index: number): Record<string, unknown> {
  const net = 100 + index / 4
  return {
    vendor: `Acme ${index} Corp`,
    invoice: `INV-${String(index).padStart(5, '0')}`,
    issued: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
    due: `2026-04-${String(1 + (index % 28)).padStart(2, '0')}`,
    currency: ['EUR', 'USD', 'GBP'][index % 3],
    net,
    tax: net / 4,
    total: net + net / 4,
    paid: index % 2 === 0,
    city: ['Berlin', 'Paris', 'Oslo'][index % 3],
  }
}

export type Mix = 'mixed' | 'mostly the same' | 'all different'

/**
 * Records of ten fields. Mixed: of four, one has a wrong value, one is written otherwise, two are the same. Mostly
 * the same, as in production: of ten, nine. All different: each has a wrong value.
 */
export function recordPairs(count: number, mix: Mix = 'mixed'): SmallPair[] {
  return Array.from({ length: count }, (_, index) => {
    const right = invoice(index)
    const given = { ...right }
    const isWrong = mix === 'all different' || (mix === 'mixed' ? index % 4 === 1 : index % 10 === 1)
    if (isWrong) given.total = Number(given.total) + 1
    if (mix === 'mixed' && index % 4 === 2) given.vendor = String(given.vendor).toUpperCase()
    return pairOf(`record-${index}`, JSON.stringify(right), JSON.stringify(given), isWrong)
  })
}

const parsed = { kind: 'extract', schema } as const

function pairOf(id: string, reference: string, candidate: string, isWrong: boolean): SmallPair {
  const line = readGradeLine(
    JSON.stringify({ id, ...parsed, reference: { text: reference }, candidate: { text: candidate } }),
  )
  // A task has one set of options for all of its replies.
  return { line: { ...line, task: recordTask }, reference, candidate, isWrong }
}

const recordTask = { kind: 'extract' as const, options: { schema } }

/** What a call of the tool takes. */
export const argumentsSchema = {
  type: 'object',
  properties: {
    from: { type: 'string' },
    to: { type: 'string' },
    date: { type: 'string' },
    passengers: { type: 'integer', default: 1 },
    cabin: { type: 'string', enum: ['economy', 'business'] },
  },
  required: ['from', 'to', 'date'],
}
const tool = {
  type: 'function',
  function: { name: 'search_flights', description: 'Finds flights', parameters: argumentsSchema },
}

/** One call of four arguments each; of four, one has a wrong value and one spells a default out. */
export function callPairs(count: number): SmallPair[] {
  const shared = readGradeLine(
    JSON.stringify({
      id: 'tools',
      kind: 'tools',
      request: { tools: [tool] },
      truth: [],
      candidate: { text: '' },
    }),
  )
  return Array.from({ length: count }, (_, index) => {
    const right = { from: `City ${index}`, to: 'New York', date: '2026-03-04', cabin: 'economy' }
    const given: Record<string, unknown> = { ...right }
    if (index % 4 === 1) given.to = 'Newark'
    if (index % 4 === 2) given.passengers = 1
    const [reference, candidate] = [JSON.stringify(right), JSON.stringify(given)]
    const line = readGradeLine(
      JSON.stringify({
        id: `call-${index}`,
        kind: 'tools',
        reference: { tool_calls: [{ name: tool.function.name, arguments: reference }] },
        candidate: { tool_calls: [{ name: tool.function.name, arguments: candidate }] },
      }),
    )
    const conversation = { ...line.pair.conversation, tools: shared.pair.conversation.tools }
    return {
      line: { ...line, task: shared.task, pair: { ...line.pair, conversation } },
      reference,
      candidate,
      isWrong: index % 4 === 1,
    }
  })
}
