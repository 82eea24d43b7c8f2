import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createReader,
  type Exchanged,
  encodeJson,
  endings,
  exchangeSize,
  type Message,
  writeExchange,
} from './frame.ts'

const text = fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { nil: null })
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
const whole = fc.nat({ max: 2 ** 32 - 1 })
const exchange: fc.Arbitrary<Exchanged> = fc.record({
  id: fc.uuid({ version: 7 }),
  upstream: fc.constantFrom('openai', 'anthropic'),
  method: fc.constant('POST'),
  path: fc.webPath(),
  task: text,
  session: text,
  headers: text,
  requestEncoding: text,
  contentType: text,
  contentEncoding: text,
  error: text,
  dialect: fc.constantFrom('openai-chat', 'openai-responses', 'anthropic-messages'),
  at: fc.nat({ max: 2 ** 45 }),
  totalTenths: whole,
  headersTenths: whole,
  status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: null }),
  ending: fc.constantFrom(...endings),
  chunks: fc.array(fc.record({ at: whole, bytes: whole }), { maxLength: 20 }),
  request: fc.array(bytes, { maxLength: 3 }),
  response: fc.array(bytes, { maxLength: 3 }),
})

const encode = (value: Exchanged) => {
  const size = exchangeSize(value)
  const buffer = Buffer.alloc(size)
  writeExchange(buffer, 0, value, size)
  return buffer
}
const joined = (message: Message) =>
  message.kind === 'exchange'
    ? {
        ...message.exchange,
        request: Buffer.concat(message.exchange.request),
        response: Buffer.concat(message.exchange.response),
      }
    : message

it('what was written is read again, wherever the pipe cuts it', () => {
  fc.assert(
    fc.property(
      fc.array(exchange, { maxLength: 4 }),
      fc.array(fc.nat({ max: 700 }), { maxLength: 12 }),
      (list, cuts) => {
        const missed = [{ reason: 'queue-full', count: 2, hour: 0 }]
        const stream = Buffer.concat([
          encodeJson('config', { a: 'ü' }),
          ...list.map(encode),
          encodeJson('missed', missed),
        ])
        const read = createReader()
        const got: Message[] = []
        let at = 0
        for (const size of cuts) {
          got.push(...read(stream.subarray(at, at + size)))
          at = Math.min(stream.length, at + size)
        }
        got.push(...read(stream.subarray(at)))
        const sent: Message[] = [
          { kind: 'config', body: { a: 'ü' } },
          ...list.map((value): Message => ({ kind: 'exchange', exchange: value })),
          { kind: 'missed', missed },
        ]
        expect(got.map(joined)).toEqual(sent.map(joined))
      },
    ),
    { numRuns: 100, seed: 1 },
  )
})

it('a message of a kind that nobody knows is refused', () => {
  expect(() => createReader()(Buffer.from([3, 0, 0, 0, 9, 0x7b, 0x7d]))).toThrow('unknown kind 9')
})
