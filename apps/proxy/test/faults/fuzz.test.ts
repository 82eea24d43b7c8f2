import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningProxy, startProxy } from '../../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream.ts'
import { withStore } from '../open-store.ts'
import { testConfig } from '../start.ts'
import { body, reply, request } from './garbage.ts'
import { answerLoad, type Load, startLoad, sum } from './load.ts'

/** More for a longer run: TIERDROP_FUZZ=10000 */
const cases = Number(process.env.TIERDROP_FUZZ ?? 500)
const parallel = 16
const patienceMs = 60_000

let folder: string
let store: string
let well: FakeUpstream
let proxy: RunningProxy
let load: Load
let replies: Buffer[]
let answers: { status: number; headers: string[]; body: Buffer }[]

/** A vendor that says, byte for byte, what the case says, and hangs up. */
const raw = createServer((socket) => {
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes: Buffer) => {
    const n = /x-case: (?<n>\d+)/.exec(bytes.toString('latin1'))?.groups?.n
    if (n !== undefined) socket.end(replies[Number(n)] ?? '')
  })
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  store = join(folder, 't.db')
  well = await startFakeUpstream()
  answerLoad(well)
  const plain = await startFakeUpstream()
  plain.answer((asked, response) => {
    const answer = answers[Number(asked.headers['x-case'])]
    response.writeHead(answer?.status ?? 200, answer?.headers ?? [])
    response.end(answer?.body)
  })
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(raw.address() as AddressInfo).port}`
  const upstreams = {
    openai: { url: well.url },
    anthropic: { url: well.url },
    raw: { url, vendor: 'raw', headersTimeout: 2_000 },
    plain: { url: plain.url, vendor: 'plain' },
  }
  proxy = await startProxy({ config: testConfig(well.url, { store, upstreams }) })
  load = startLoad(proxy.url, { clients: 1, pauseMs: 10 })
  return () => plain.close()
})

afterAll(async () => {
  await load.stop()
  await proxy.drain(0)
  await well.close()
  raw.close()
  rmSync(folder, { recursive: true })
})

/** All of a kind, the same on every run, some of them at a time. */
async function each<T>(
  arbitrary: fc.Arbitrary<T>,
  seed: number,
  run: (value: T, n: number) => Promise<void>,
) {
  const waiting = [...fc.sample(arbitrary, { numRuns: cases, seed }).entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [n, value] = next
      try {
        await run(value, n)
      } catch (error) {
        throw new Error(`${JSON.stringify(value)}: ${(error as Error).message}`, { cause: error })
      }
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
}

/** What came back before the connection ended; it has to end. */
function sendBytes(bytes: Buffer, hangUpMs: number | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' })
    const parts: Buffer[] = []
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error('no end came'))
    }, patienceMs)
    socket.on('data', (part: Buffer) => parts.push(part))
    // a reset is an end as well
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(parts).toString('latin1'))
    })
    socket.write(bytes)
    // an upstream may be waited for, but not a request that never gets whole
    if (hangUpMs !== null) setTimeout(() => socket.end(), hangUpMs)
  })
}

async function stillWell(): Promise<void> {
  const { asked } = load
  while (load.asked < asked + 3) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(load.failed).toEqual([])
  await proxy.captured()
  expect(proxy.capture).toMatchObject({ restarts: 0, store: 'open' })
  expect(Object.keys(proxy.missed()).filter((reason) => !/^(unreadable|undecodable)$/.test(reason))).toEqual(
    [],
  )
}

it('malformed requests end, each in some way, and harm nobody else', async () => {
  await each(request, 1, async (bytes) => {
    const said = await sendBytes(bytes, 20)
    if (said !== '') expect(said).toMatch(/^HTTP\/1\.1 \d{3} /)
  })
  await stillWell()
}, 120_000)

it('malformed replies end at the client too, and harm nobody else', async () => {
  replies = fc.sample(reply, { numRuns: cases, seed: 2 })
  await each(fc.constant(null), 2, async (_nothing, n) => {
    const head = `POST /raw/v1/chat/completions HTTP/1.1\r\nHost: a\r\nx-case: ${n}\r\nConnection: close\r\n`
    const said = await sendBytes(Buffer.from(`${head}Content-Length: 2\r\n\r\n{}`), null)
    expect(said, replies[n]?.toString('latin1')).toMatch(/^HTTP\/1\.1 \d{3} /)
  })
  await stillWell()
}, 120_000)

it('bodies that no parser expects reach both ends as they are, and capture reads or counts them', async () => {
  const paths = ['/v1/chat/completions', '/v1/responses', '/v1/messages']
  const exchange = fc.record({
    path: fc.constantFrom(...paths),
    asked: fc.oneof(body, fc.constant(Buffer.from('{"model":"m","messages":[],"stream":true}'))),
    status: fc.constantFrom(200, 200, 200, 400, 429, 500, 529),
    type: fc.constantFrom('application/json', 'text/event-stream', 'text/html', ''),
    coding: fc.constantFrom('', '', '', 'gzip', 'br', 'zstd', 'nonsense'),
    answer: body,
  })
  const drawn = fc.sample(exchange, { numRuns: cases, seed: 3 })
  answers = drawn.map(({ status, type, coding, answer }) => ({
    status,
    headers: [
      ...(type === '' ? [] : ['content-type', type]),
      ...(coding === '' ? [] : ['content-encoding', coding]),
      'content-length',
      String(answer.length),
    ],
    body: answer,
  }))
  const before = proxy.capture.stored + sum(proxy.missed()) - load.asked
  await each(fc.constant(null), 3, async (_nothing, n) => {
    const { path, asked, status, answer } = drawn[n] as (typeof drawn)[number]
    const head = `POST /plain${path} HTTP/1.1\r\nHost: a\r\nx-case: ${n}\r\nConnection: close\r\n`
    const bytes = Buffer.concat([Buffer.from(`${head}Content-Length: ${asked.length}\r\n\r\n`), asked])
    const said = await sendBytes(bytes, null)
    expect(said.startsWith(`HTTP/1.1 ${status} `)).toBe(true)
    expect(said.slice(said.indexOf('\r\n\r\n') + 4)).toBe(answer.toString('latin1'))
  })
  await stillWell()
  await load.stop()
  await proxy.captured()
  expect(proxy.capture.stored + sum(proxy.missed()) - load.asked).toBeGreaterThanOrEqual(before + cases - 2)
  await withStore(store, async (open) => {
    const rows = await open.unplannedExchanges(100_000)
    expect(rows).toHaveLength(proxy.capture.stored)
  })
}, 120_000)
