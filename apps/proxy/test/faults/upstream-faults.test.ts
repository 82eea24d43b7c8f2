import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningProxy, startProxy } from '../../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream.ts'
import { sendRaw } from '../raw-client.ts'
import { testConfig } from '../start.ts'
import { answerLoad, startLoad, until } from './load.ts'

let well: FakeUpstream
let ill: Server
let proxy: RunningProxy
let misbehave: (socket: Socket) => void

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const ask = (more = '', upstream = 'ill') =>
  sendRaw(
    proxy.port,
    `POST /${upstream}/v1/chat/completions HTTP/1.1\nHost: a\nContent-Length: 2\nConnection: close\n${more}\n`,
    Buffer.from('{}'),
  )

beforeEach(async () => {
  well = await startFakeUpstream()
  answerLoad(well)
  ill = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => misbehave(socket))
  })
  await new Promise<void>((resolve) => ill.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(ill.address() as AddressInfo).port}`
  const upstreams = {
    openai: { url: well.url },
    ill: { url, vendor: 'ill' },
    // whoever is slow here has stopped: the others have all the time that a slow machine takes
    silent: { url, vendor: 'ill', headersTimeout: 400, bodyTimeout: 400 },
  }
  const config = testConfig(well.url, { upstreams })
  proxy = await startProxy({ config, capture: false })
})
afterEach(async () => {
  await proxy.drain(0)
  ill.close()
  await well.close()
})

it('an upstream that fails in every way fails alone: its clients are told, those of others notice nothing', async () => {
  const load = startLoad(proxy.url, { clients: 2, pauseMs: 2 })
  const ways: [string, (socket: Socket) => void, (reply: Awaited<ReturnType<typeof ask>>) => void][] = [
    ['resets at once', (socket) => socket.resetAndDestroy(), ({ status }) => expect(status).toBe(502)],
    ['ends without a word', (socket) => socket.end(), ({ status }) => expect(status).toBe(502)],
    ['speaks no HTTP', (socket) => socket.end('SSH-2.0-x\r\n'), ({ status }) => expect(status).toBe(502)],
    [
      'resets after its headers',
      (socket) => {
        socket.write(`${head}Content-Length: 100\r\n\r\n{"half":`)
        setTimeout(() => socket.resetAndDestroy(), 20)
      },
      ({ whole }) => expect(whole).toBe(false),
    ],
    [
      'ends in the middle of a chunk',
      (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n40\r\nnot forty`),
      ({ whole }) => expect(whole).toBe(false),
    ],
    [
      'sends a chunk whose length is no number',
      (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n`),
      ({ whole }) => expect(whole).toBe(false),
    ],
    ['says nothing, its socket half open', () => undefined, ({ status }) => expect(status).toBe(504)],
    [
      'falls silent amid its body',
      (socket) => socket.write(`${head}Content-Length: 100\r\n\r\n{"half":`),
      ({ whole, body }) => expect([whole, body.toString()]).toEqual([false, '{"half":']),
    ],
    [
      'sends 64 KB of headers and more',
      (socket) =>
        socket.end(`${head}${`x-bomb: ${'b'.repeat(1000)}\r\n`.repeat(80)}Content-Length: 0\r\n\r\n`),
      ({ status }) => expect(status).toBe(502),
    ],
    [
      'sends headers that no client may see',
      (socket) => socket.end(`${head}x-bad\x01: 1\r\nContent-Length: 0\r\n\r\n`),
      ({ status }) => expect(status).toBe(502),
    ],
  ]
  for (const [way, how, check] of ways) {
    misbehave = how
    const reply = await ask('', /silent|says nothing/.test(way) ? 'silent' : 'ill')
    try {
      check(reply)
    } catch (error) {
      throw new Error(`an upstream that ${way}: ${(error as Error).message}`, { cause: error })
    }
    if (reply.status >= 500) expect(reply.rawHeaders).toContain('x-tierdrop-error')
  }
  await load.stop()
  expect(load.failed).toEqual([])
  expect(load.asked).toBeGreaterThan(20)
})

it('headers of 64 KB and more are refused to clients too, and hurt nobody else', async () => {
  const load = startLoad(proxy.url, { clients: 2, pauseMs: 2 })
  misbehave = (socket) => socket.end(`${head}Content-Length: 2\r\n\r\n{}`)
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => `x-${i}: ${'b'.repeat(1000)}`).join('\n')
  expect((await ask(`${many(50)}\n`)).status).toBe(200)
  expect((await ask(`${many(80)}\n`)).status).toBe(431)
  await load.stop()
  expect(load.failed).toEqual([])
})

it('clients that stop reading hold up their own streams alone', async () => {
  const block = Buffer.alloc(64 * 1024, 'x')
  const written: number[] = []
  misbehave = (socket) => {
    const i = written.push(0) - 1
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
    const more = () => {
      while (!socket.destroyed) {
        written[i] = (written[i] ?? 0) + block.length
        if (!socket.write(`10000\r\n${block.toString('latin1')}\r\n`)) break
      }
    }
    socket.on('drain', more)
    more()
  }
  const { connect } = await import('node:net')
  const slow = Array.from({ length: 10 }, () => {
    const socket = connect(proxy.port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write('GET /ill/v1/files/1/content HTTP/1.1\r\nHost: a\r\n\r\n')
    socket.pause()
    return socket
  })
  await until(() => written.length === 10)
  const load = startLoad(proxy.url, { clients: 2, pauseMs: 2 })
  let before = -1
  // it stops when all buffers on the way are full
  await until(async () => {
    const total = written.reduce((sum, bytes) => sum + bytes, 0)
    const still = total === before
    before = total
    await later(100)
    return still
  })
  await load.stop()
  expect(load.failed).toEqual([])
  // buffers of the kernel's sockets on both sides, and ours between them
  expect(before / 10).toBeLessThan(16 * 1024 * 1024)
  for (const socket of slow) socket.destroy()
  await until(() => proxy.traffic.endings['client-left'] === 10)
})

it('clients that stop in the middle of their request leave nothing behind', async () => {
  const { connect } = await import('node:net')
  const load = startLoad(proxy.url, { clients: 2, pauseMs: 2 })
  const halves = [
    'POST /openai/v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"half":',
    'POST /openai/v1/chat/completions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nhalf',
    'POST /openai/v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{"half":',
  ]
  const sockets = halves.map((half) => {
    const socket = connect(proxy.port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write(half)
    return socket
  })
  await until(() => proxy.traffic.requests >= load.asked - 2 + 3)
  for (const socket of sockets) socket.resetAndDestroy()
  await until(() => proxy.traffic.endings['client-left'] === 3)
  await load.stop()
  expect(load.failed).toEqual([])
  // what half a request had begun upstream is gone there too
  expect(well.requests.every(({ body }) => !body.includes('half'))).toBe(true)
})
