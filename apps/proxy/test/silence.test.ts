import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync, readFileSync } from 'node:fs'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { configSchema } from '@tierdrop/config'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { startForwarding } from './start.ts'

let upstream: FakeUpstream
let proxy: RunningProxy
/** our side of the client's connection, with its server, and of the upstream's */
let came: { server: Server; socket: Socket } | null
let sent: Socket | null

const onCame = (message: unknown) => {
  const { server, socket } = message as { server: Server; socket: Socket }
  if (socket.localPort === proxy.port) came = { server, socket }
}
const onSent = (message: unknown) => {
  const { socket } = message as { socket: Socket }
  if (socket.remotePort === upstream.port) sent = socket
}

beforeEach(async () => {
  came = null
  sent = null
  upstream = await startFakeUpstream()
  const upstreams = { openai: { url: upstream.url } }
  proxy = await startForwarding(configSchema.parse({ listen: { proxy: '127.0.0.1:0' }, upstreams }))
  subscribe('http.server.request.start', onCame)
  subscribe('undici:client:sendHeaders', onSent)
})
afterEach(async () => {
  unsubscribe('http.server.request.start', onCame)
  unsubscribe('undici:client:sendHeaders', onSent)
  await proxy.drain(0)
  await upstream.close()
})

/** What undici has set up for the connection's present reply: it tells nobody. */
const waitingOf = (socket: Socket | null): { timeoutValue: number | null; timeout: unknown } => {
  const held = socket as unknown as Record<symbol, { timeoutValue: number | null; timeout: unknown }>
  const [parser] = Object.getOwnPropertySymbols(held).filter(({ description }) => description === 'parser')
  const found = parser === undefined ? undefined : held[parser]
  if (found === undefined) throw new Error('undici keeps its parser elsewhere now')
  return found
}

async function openStream() {
  const answering = Promise.withResolvers<ServerResponse>()
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: 1\n\n')
    answering.resolve(response)
  })
  const reply = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: '{}' })
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
  const read = async () => Buffer.from((await reader.read()).value ?? []).toString()
  expect(await read()).toBe('data: 1\n\n')
  return { read, response: await answering.promise }
}

it('nothing that is set by default ends a stream that has fallen silent, on either side', async () => {
  const { read, response } = await openStream()
  expect(came?.server).toMatchObject({ timeout: 0, requestTimeout: 0 })
  // 60 s are for a request's headers, 75 s for a connection without a request: neither is a reply's
  expect(came?.server).toMatchObject({ headersTimeout: 60_000, keepAliveTimeout: 75_000 })
  expect(came?.socket.timeout ?? 0).toBe(0)
  expect(sent?.timeout ?? 0).toBe(0)
  expect(waitingOf(sent)).toMatchObject({ timeoutValue: 0, timeout: null })
  // longer than undici’s clock takes to tick
  await later(1_500)
  response.end('data: 2\n\n')
  expect(await read()).toBe('data: 2\n\n')
  expect(proxy.traffic.endings).toMatchObject({ complete: 1, 'upstream-broke': 0, 'client-left': 0 })
})

it('before a reply begins its upstream has ten minutes', async () => {
  const answering = Promise.withResolvers<ServerResponse>()
  upstream.answer((_request, response) => answering.resolve(response))
  const reply = fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: '{}' })
  const response = await answering.promise
  expect(waitingOf(sent).timeoutValue).toBe(600_000)
  response.end('late')
  expect(await (await reply).text()).toBe('late')
})

const canLook = existsSync('/proc/net/tcp')
if (!canLook) console.log('skipped: there is no /proc/net/tcp here, so a connection’s probes are not seen')

/** The kernel's timer for a connection between these ports: 2 is the one that probes whether the peer is there. */
function timerOf(local: number, remote: number): number | null {
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')
  for (const line of readFileSync('/proc/net/tcp', 'utf8').split('\n')) {
    const [, from = '', to = '', , , timer = ''] = line.trim().split(/\s+/)
    if (from.endsWith(`:${hex(local)}`) && to.endsWith(`:${hex(remote)}`)) return Number(timer.split(':')[0])
  }
  return null
}

it.skipIf(!canLook)(
  'silent connections are probed on both sides, so that what is between keeps them',
  async () => {
    const { response } = await openStream()
    const [client, server] = [came?.socket, sent]
    const probed = (socket: Socket | null | undefined) =>
      timerOf(socket?.localPort ?? 0, socket?.remotePort ?? 0) === 2
    while (!probed(client) || !probed(server)) await later(20)
    response.end()
  },
)
