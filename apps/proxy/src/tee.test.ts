import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createReader, type Exchanged, type Message } from './capture/frame.ts'
import { Tee } from './tee.ts'

const exchange = (id: string, bytes = 10): Exchanged => ({
  id,
  upstream: 'openai',
  method: 'POST',
  path: '/v1/chat/completions',
  task: null,
  session: null,
  headers: null,
  requestEncoding: null,
  contentType: null,
  contentEncoding: null,
  error: null,
  dialect: 'openai-chat',
  at: 1,
  totalTenths: 1,
  headersTenths: 1,
  status: 200,
  ending: 'complete',
  chunks: [],
  request: [Buffer.alloc(bytes)],
  response: [],
})

function openPipe(): { pipe: Writable; got: Message[] } {
  const read = createReader()
  const got: Message[] = []
  const pipe = new Writable({
    write(chunk: Buffer, _encoding, callback) {
      got.push(...read(chunk))
      callback()
    },
  })
  return { pipe, got }
}
const ids = (got: readonly Message[]) =>
  got.flatMap((message) => (message.kind === 'exchange' ? [message.exchange.id] : []))

it('holds what comes before a child has started, and sends it then', () => {
  const tee = new Tee(1_000_000, () => 0)
  const { pipe, got } = openPipe()
  tee.offer(exchange('a'))
  tee.flush()
  tee.attach(pipe, { some: 'config' })
  tee.offer(exchange('b', 300_000))
  expect(got.map((message) => message.kind)).toEqual(['config'])
  tee.ready()
  expect(ids(got)).toEqual(['a', 'b'])
  expect(tee.pending).toBe(2)
  tee.settle(2)
  expect([tee.pending, tee.missed.size]).toEqual([0, 0])
})

it('counts what a child took with it, and keeps what it had not been sent', () => {
  const tee = new Tee(1_000_000, () => 7_200_001)
  const first = openPipe()
  tee.attach(first.pipe, {})
  tee.ready()
  for (const id of ['a', 'b', 'c']) tee.offer(exchange(id))
  tee.flush()
  tee.settle(1)
  tee.offer(exchange('d'))
  tee.detach()
  expect(Object.fromEntries(tee.missed)).toEqual({ 'capture-died': 2 })
  const second = openPipe()
  tee.attach(second.pipe, {})
  tee.ready()
  expect(ids(second.got)).toEqual(['d'])
  expect(second.got).toContainEqual({
    kind: 'missed',
    missed: [{ reason: 'capture-died', count: 2, hour: 7_200_000 }],
  })
})

it('drops what does not fit, by reason, and takes captures again when there is room', async () => {
  const tee = new Tee(2_000, () => 0)
  tee.offer(exchange('a', 1_500))
  tee.offer(exchange('b', 1_500))
  expect(Object.fromEntries(tee.missed)).toEqual({ 'capture-down': 1 })
  const { pipe, got } = openPipe()
  tee.attach(pipe, {})
  tee.ready()
  // the pipe says in a later turn that it has taken what it got
  await new Promise((resolve) => setImmediate(resolve))
  tee.offer(exchange('c', 1_500))
  tee.flush()
  expect(ids(got)).toEqual(['a', 'c'])
})
