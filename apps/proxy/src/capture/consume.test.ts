import { createIdentifier } from '@tierdrop/tasks'
import { expect, it } from 'vitest'
import { Batch } from './batch.ts'
import { Catalog } from './catalog.ts'
import { consume, type Stages } from './consume.ts'
import type { Exchanged } from './frame.ts'
import { createRedactor } from './redact/redactor.ts'

const monday = 1_772_409_600_000
const ask = { model: 'm', messages: [{ role: 'user', content: 'hi' }] }
const exchange = (over: Partial<Exchanged> = {}): Exchanged => ({
  id: 'a',
  upstream: 'openai',
  method: 'POST',
  path: '/v1/chat/completions',
  task: null,
  session: null,
  headers: null,
  requestEncoding: null,
  contentType: 'application/json',
  contentEncoding: null,
  error: null,
  dialect: 'openai-chat',
  at: monday,
  totalTenths: 90,
  headersTenths: 40,
  status: 200,
  ending: 'complete',
  chunks: [],
  request: [Buffer.from(JSON.stringify(ask))],
  response: [Buffer.from('{"choices":[{"index":0,"message":{"role":"assistant","content":"hello"}}]}')],
  ...over,
})

function stagesWith(over: Partial<Stages> = {}): { stages: Stages; bugs: string[] } {
  const bugs: string[] = []
  const given = { rules: {}, sample: 1, seed: 's', known: [], findSession: async () => null }
  const stages: Stages = {
    identifier: createIdentifier(given),
    priceOf: () => ({ known: false, reason: 'no prices here' }),
    redactor: createRedactor({ builtin: true, patterns: {}, paths: [] }, Buffer.alloc(32)),
    upstreams: {},
    catalog: new Catalog(),
    onBug: (stage, error) => void bugs.push(`${stage}: ${(error as Error).message}`),
    ...over,
  }
  return { stages, bugs }
}

const bug = () => {
  throw new Error('a bug of ours')
}

it.each([
  [
    'identify-failed',
    'identify',
    (stages: Stages) => ({ identifier: { ...stages.identifier, identify: bug } }),
  ],
  ['record-failed', 'record', (stages: Stages) => ({ redactor: { ...stages.redactor, body: bug } })],
] as const)(
  'a bug in a stage costs the exchange that met it, as %s, and no other',
  async (reason, stage, break_) => {
    const { stages, bugs } = stagesWith()
    const batch = new Batch()
    const broken = { ...stages, ...break_(stages) }
    expect(await consume(exchange(), broken, batch)).toBe(reason)
    expect(bugs).toEqual([`${stage}: a bug of ours`])
    expect(await consume(exchange({ id: 'b' }), stages, batch)).toBe('kept')
    const { exchanges, counts, missed } = batch.capture(stages.catalog)
    expect(exchanges.map(({ id }) => id)).toEqual(['b'])
    expect(counts).toMatchObject([{ exchanges: 1 }])
    expect(missed).toEqual([{ reason, count: 1, hour: monday }])
  },
)

it('a bug in a parser costs the exchange that met it, as assemble-failed, and no other', async () => {
  const { stages, bugs } = stagesWith()
  const batch = new Batch()
  const dialect = 'a dialect without a parser' as Exchanged['dialect']
  expect(await consume(exchange({ dialect }), stages, batch)).toBe('assemble-failed')
  expect(bugs).toEqual([expect.stringMatching(/^assemble: /)])
  expect(await consume(exchange({ id: 'b' }), stages, batch)).toBe('kept')
  const { exchanges, missed, statuses } = batch.capture(stages.catalog)
  expect(exchanges.map(({ id }) => id)).toEqual(['b'])
  expect(missed).toEqual([{ reason: 'assemble-failed', count: 1, hour: monday }])
  expect(statuses).toMatchObject([{ httpStatus: 200, count: 2 }])
})

it('what a vendor refused, or what never reached it, cost nothing; of all else without usage nobody knows', async () => {
  const { stages } = stagesWith()
  const cost = async (over: Partial<Exchanged>) => {
    const batch = new Batch()
    await consume(exchange(over), stages, batch)
    const { exchanges, counts } = batch.capture(stages.catalog)
    return [exchanges[0]?.costNano, counts[0]?.unpriced]
  }
  const refused = [Buffer.from('{"error":{"message":"slow down"}}')]
  expect(await cost({ status: 429, response: refused })).toEqual([0, 0])
  const none = { status: null, ending: 'unreachable', response: [] } as const
  expect(await cost({ ...none, error: 'ECONNREFUSED' })).toEqual([0, 0])
  expect(await cost({ ...none, error: 'UND_ERR_HEADERS_TIMEOUT' })).toEqual([null, 1])
  expect(await cost({ ...none, ending: 'client-left' })).toEqual([null, 1])
  expect(await cost({})).toEqual([null, 1])
  expect(await cost({ ending: 'client-left' })).toEqual([null, 1])
  const billed = [Buffer.from('{"error":{"message":"no"},"usage":{"prompt_tokens":3,"completion_tokens":0}}')]
  expect(await cost({ status: 500, response: billed })).toEqual([null, 1])
})

it('replies are counted by upstream and status, whatever became of the exchange', async () => {
  const { stages } = stagesWith()
  const batch = new Batch()
  const limited = { status: 429, response: [Buffer.from('{"error":{"message":"slow down"}}')] }
  await consume(exchange(), stages, batch)
  await consume(exchange({ id: 'b', ...limited, at: monday + 5 }), stages, batch)
  await consume(exchange({ id: 'c', ...limited, request: [Buffer.from('no JSON')] }), stages, batch)
  await consume(exchange({ id: 'd', status: null, ending: 'unreachable', response: [] }), stages, batch)
  expect(batch.capture(stages.catalog).statuses).toEqual([
    { upstream: 'openai', httpStatus: 200, hour: monday, count: 1, lastAt: monday + 4 },
    { upstream: 'openai', httpStatus: 429, hour: monday, count: 2, lastAt: monday + 9 },
  ])
})
