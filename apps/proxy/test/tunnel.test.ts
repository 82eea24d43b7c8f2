import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { sendRaw } from './raw-client.ts'
import { selfSigned } from './self-signed.ts'
import { startForwarding, testConfig } from './start.ts'

const servers: Server[] = []
const sockets = new Set<Socket>()
let proxy: RunningProxy

afterEach(async () => {
  await proxy.drain(0)
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

async function listen(server: Server): Promise<number> {
  servers.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const start = async (url: string, more: Record<string, unknown> = {}) => {
  const upstreams = { openai: { url, vendor: 'openai', ...more } }
  proxy = await startForwarding(testConfig(url, { upstreams }))
}

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`
const refusal = async (path: string) => {
  const { status, rawHeaders } = await sendRaw(proxy.port, upgrade(path))
  return [status, rawHeaders[rawHeaders.indexOf('x-tierdrop-error') + 1]]
}

it('a WebSocket that reaches nobody is refused with the reason', async () => {
  const away = createServer()
  const port = await listen(away)
  await new Promise((resolve) => away.close(resolve))
  await start(`http://127.0.0.1:${port}`)
  expect(await refusal('/openai/v1/realtime')).toEqual([502, 'upstream-unreachable'])
  expect(await refusal('/nowhere/v1/realtime')).toEqual([404, 'no-upstream'])
})

it('a WebSocket whose upstream shows a certificate that nobody trusts is refused, and never sent there', async () => {
  let seen = 0
  const port = await listen(createTlsServer(selfSigned).on('upgrade', () => seen++))
  await start(`https://127.0.0.1:${port}`)
  expect(await refusal('/openai/v1/realtime')).toEqual([502, 'upstream-tls'])
  expect(seen).toBe(0)
})

it('an upstream that takes connections and never ends its handshake is a 504, for requests and WebSockets', async () => {
  const port = await listen(createServer())
  await start(`https://127.0.0.1:${port}`, { connectTimeout: 300 })
  expect(await refusal('/openai/v1/realtime')).toEqual([504, 'upstream-timeout'])
  const reply = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: '{}' })
  expect([reply.status, reply.headers.get('x-tierdrop-error')]).toEqual([504, 'upstream-timeout'])
})

/** A tunnel through the proxy, and its end at the upstream. */
async function openTunnel() {
  const far = Promise.withResolvers<Socket>()
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
      far.resolve(socket)
    })
  })
  await start(`http://127.0.0.1:${await listen(server)}`)
  const near = connect(proxy.port, '127.0.0.1')
  near.on('error', () => near.destroy())
  near.write(upgrade('/openai/v1/realtime'))
  const head = await new Promise<Buffer>((resolve) => near.once('data', resolve))
  expect(head.toString()).toMatch(/^HTTP\/1.1 101/)
  return { near, far: await far.promise }
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

it('a tunnel carries bytes of any kind both ways at once', async () => {
  const { near, far } = await openTunnel()
  const bytes = Buffer.from(Uint8Array.from({ length: 2_000_000 }, (_, at) => (at * 7 + (at >> 8)) % 256))
  const all = (socket: Socket) =>
    new Promise<Buffer>((resolve) => {
      const parts: Buffer[] = []
      let got = 0
      socket.on('data', (part: Buffer) => {
        parts.push(part)
        got += part.length
        if (got >= bytes.length) resolve(Buffer.concat(parts))
      })
    })
  const arrived = Promise.all([all(near), all(far)])
  near.write(bytes)
  far.write(bytes)
  for (const got of await arrived) expect(got.equals(bytes)).toBe(true)
  near.destroy()
  await closed(far)
})

it.each([
  ['its client leaves', (near: Socket) => near.destroy(), (_near: Socket, far: Socket) => far],
  ['its upstream breaks off', (_near: Socket, far: Socket) => far.resetAndDestroy(), (near: Socket) => near],
  ['its upstream ends it', (_near: Socket, far: Socket) => far.end(), (near: Socket) => near],
])('a tunnel ends at the other end when %s', async (_when, leave, other) => {
  const { near, far } = await openTunnel()
  for (const socket of [near, far]) socket.resume()
  const over = closed(other(near, far))
  leave(near, far)
  await over
})

it('a drain ends tunnels on both sides', async () => {
  const { near, far } = await openTunnel()
  for (const socket of [near, far]) socket.resume()
  const over = Promise.all([closed(near), closed(far)])
  await proxy.drain(0)
  await over
})
