import { request as httpRequest } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { sendRaw } from './raw-client.ts'
import { selfSigned } from './self-signed.ts'
import { startForwarding, testConfig } from './start.ts'

let upstream: FakeUpstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startForwarding(testConfig(upstream.url))
})
afterEach(async () => {
  await proxy.drain(0)
  await upstream.close()
})

const healthRequest = Buffer.from(
  'GET /_tierdrop/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
)

const endToEnd = (raw: readonly string[], without: readonly string[]) => {
  const kept: string[] = []
  for (let i = 0; i < raw.length; i += 2) {
    if (!without.includes((raw[i] ?? '').toLowerCase())) kept.push(`${raw[i]}: ${raw[i + 1]}`)
  }
  return kept
}

describe('a request', () => {
  it('reaches the upstream with method, path, query, headers and body as they came', async () => {
    const body = Buffer.from([0, 1, 2, 250, 251, 252, 13, 10])
    await sendRaw(
      proxy.port,
      `PATCH /openai/v1/a%20b/../c?x=1&x=2&%C3%A4 HTTP/1.1
Host: example
X-Dup: one
x-dup: two
X-CaSe: ${'\xe4'}
Content-Length: ${body.length}
Connection: close, X-Hop
X-Hop: gone
Proxy-Authorization: Basic gone
X-Tierdrop-Task: route
x-tierdrop-session: s1
TE: trailers
Accept: */*

`,
      body,
    )
    const [seen] = upstream.requests
    expect(seen?.method).toBe('PATCH')
    expect(seen?.url).toBe('/v1/a%20b/../c?x=1&x=2&%C3%A4')
    expect(seen?.body).toEqual(body)
    expect(endToEnd(seen?.rawHeaders ?? [], ['host', 'connection', 'content-length'])).toEqual([
      'X-Dup: one',
      'x-dup: two',
      'X-CaSe: \xe4',
      'Accept: */*',
    ])
  })

  it('goes where its path and its headers say', async () => {
    const two = await startFakeUpstream()
    await proxy.drain(0)
    proxy = await startForwarding(
      testConfig(upstream.url, {
        upstreams: {
          openai: { url: `${upstream.url}/o`, vendor: 'openai' },
          anthropic: { url: `${two.url}/a/`, vendor: 'anthropic', api: 'anthropic' },
        },
      }),
    )
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${proxy.url}${path}`, { headers }).then((reply) => reply.status)
    await get('/openai/v1/models')
    await get('/v1/models?limit=1')
    await get('/v1/models', { 'anthropic-version': '2023-06-01' })
    await get('/v1/messages/batches')
    await get('/anthropic')
    expect(upstream.requests.map((seen) => seen.url)).toEqual(['/o/v1/models', '/o/v1/models?limit=1'])
    expect(two.requests.map((seen) => seen.url)).toEqual(['/a/v1/models', '/a/v1/messages/batches', '/a/'])
    expect(await get('/nowhere/v1/models')).toBe(404)
    await two.close()
  })

  it('of 30 MB streams through before it has ended', async () => {
    const size = 30 * 1024 * 1024
    const first = Promise.withResolvers<void>()
    let got = 0
    upstream.server.removeAllListeners('request')
    upstream.server.on('request', (request, response) => {
      request.on('data', (chunk: Buffer) => {
        got += chunk.length
        first.resolve()
      })
      request.on('end', () => response.end(String(got)))
    })
    const sent = httpRequest(`${proxy.url}/openai/v1/files`, {
      method: 'POST',
      headers: { 'content-length': size },
    })
    const reply = new Promise<string>((resolve, reject) => {
      sent.on('error', reject)
      sent.on('response', (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        response.on('end', () => resolve(text))
      })
    })
    sent.write(Buffer.alloc(1024 * 1024))
    await first.promise
    sent.end(Buffer.alloc(size - 1024 * 1024))
    expect(await reply).toBe(String(size))
  })

  it('whose client closes its sending side gets its reply all the same', async () => {
    const probed = Promise.withResolvers<void>()
    upstream.answer((_request, response) => void probed.promise.then(() => response.end('late')))
    const client = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
    let text = ''
    client.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('100 Continue').length > 2) probed.resolve()
    })
    client.end('POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}')
    await new Promise((resolve) => client.on('end', resolve))
    expect(text.replaceAll('HTTP/1.1 100 Continue\r\n\r\n', '')).toMatch(
      /^HTTP\/1\.1 200 OK\r\n(.|\r\n)*late/,
    )
    expect(proxy.traffic.endings).toMatchObject({ complete: 1, 'client-left': 0 })
  })

  it.each([
    ['before the reply', 'POST /v1/chat/completions HTTP/1.1'],
    ['in HTTP/1.0', 'POST /v1/chat/completions HTTP/1.0'],
  ])('whose client is gone %s aborts the call upstream', async (_when, line) => {
    const called = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    upstream.answer((_request, response) => {
      response.on('close', () => aborted.resolve())
      called.resolve()
    })
    const client = connect(proxy.port, '127.0.0.1')
    client.write(`${line}\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}`)
    await called.promise
    client.destroy()
    await aborted.promise
    expect(proxy.traffic.endings['client-left']).toBe(1)
  })

  it('without an end that the client takes back aborts the call upstream', async () => {
    const called = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    upstream.answer((_request, response) => {
      response.write('data: 1\n\n')
      response.on('close', () => aborted.resolve())
      called.resolve()
    })
    const leaving = new AbortController()
    const reply = fetch(`${proxy.url}/v1/chat/completions`, {
      method: 'POST',
      body: '{}',
      signal: leaving.signal,
    })
    await called.promise
    await reply
    leaving.abort()
    await aborted.promise
    expect(proxy.traffic.endings['client-left']).toBe(1)
  })
})

describe('a reply', () => {
  it('comes back with status, headers and body as they were sent', async () => {
    const body = Buffer.from([31, 139, 8, 0, 255, 0, 13, 10])
    upstream.answer((_request, response) => {
      response.writeHead(418, 'Teapot', [
        'X-Request-ID',
        'req_1',
        'Set-Cookie',
        'a=1',
        'set-cookie',
        'b=2',
        'Content-Encoding',
        'gzip',
        'Content-Length',
        String(body.length),
        'Keep-Alive',
        'timeout=9',
        'Date',
        'yesterday',
      ])
      response.end(body)
    })
    const reply = await sendRaw(proxy.port, 'GET /openai/v1/x HTTP/1.1\nHost: a\nConnection: close\n\n')
    expect(reply.status).toBe(418)
    expect(reply.body).toEqual(body)
    expect(endToEnd(reply.rawHeaders, ['connection'])).toEqual([
      'X-Request-ID: req_1',
      'Set-Cookie: a=1',
      'set-cookie: b=2',
      'Content-Encoding: gzip',
      'Content-Length: 8',
      'Date: yesterday',
    ])
  })

  it('arrives chunk by chunk, each before the next is sent', async () => {
    let next: (() => void) | null = null
    upstream.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      let n = 0
      next = () => {
        if (n === 5) response.end()
        else response.write(`data: ${n++}\n\n`)
      }
    })
    // the headers come alone, before anything of the body
    const reply = await fetch(`${proxy.url}/v1/chat/completions`, { method: 'POST', body: '{}' })
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    for (let n = 0; n < 5; n++) {
      ;(next as (() => void) | null)?.()
      const { value } = await reader.read()
      expect(Buffer.from(value ?? []).toString()).toBe(`data: ${n}\n\n`)
    }
    ;(next as (() => void) | null)?.()
    expect((await reader.read()).done).toBe(true)
  })

  it('that breaks off upstream breaks off for the client, with all that had come', async () => {
    upstream.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n', () => response.socket?.resetAndDestroy())
    })
    const head = 'POST /v1/chat/completions HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}'
    const reply = await sendRaw(proxy.port, head)
    expect(reply.body.toString()).toBe('data: 1\n\n')
    expect(reply.whole).toBe(false)
    expect(proxy.traffic.endings['upstream-broke']).toBe(1)
  })

  it('that breaks off breaks off for HTTP/1.0 too, where a closed connection would be an end', async () => {
    upstream.answer((_request, response) => {
      response.write('data: 1\n\n', () => response.socket?.resetAndDestroy())
    })
    await expect(sendRaw(proxy.port, 'GET /v1/models HTTP/1.0\nHost: a\n\n')).rejects.toThrow(/ECONNRESET/)
  })

  it('without a body is passed on for HEAD, 204 and 304', async () => {
    upstream.answer((request, response) => {
      response.writeHead(request.url === '/v1/204' ? 204 : request.url === '/v1/304' ? 304 : 200, {
        etag: '"1"',
      })
      response.end()
    })
    expect((await fetch(`${proxy.url}/v1/204`)).status).toBe(204)
    expect((await fetch(`${proxy.url}/v1/304`)).status).toBe(304)
    expect((await fetch(`${proxy.url}/v1/x`, { method: 'HEAD' })).headers.get('etag')).toBe('"1"')
  })
})

describe('an upstream that', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${proxy.url}${path}`, { method: 'POST', body: '{"a":1}', headers })

  it('is down is a 502 in the shape of the vendor', async () => {
    await upstream.close()
    const openai = await ask('/v1/chat/completions')
    expect(openai.status).toBe(502)
    expect(openai.headers.get('x-tierdrop-error')).toBe('upstream-unreachable')
    expect(openai.headers.get('x-tierdrop-exchange')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await openai.json()).toEqual({
      error: {
        message: 'openai: ECONNREFUSED',
        type: 'server_error',
        param: null,
        code: 'upstream-unreachable',
      },
    })
    const anthropic = await ask('/v1/messages')
    expect(await anthropic.json()).toEqual({
      type: 'error',
      error: { type: 'api_error', message: 'anthropic: ECONNREFUSED' },
    })
  })

  it('is down answers a client that is still sending, on a connection that goes on', async () => {
    await upstream.close()
    const body = Buffer.alloc(3 * 1024 * 1024, 'x')
    const head = `POST /v1/files HTTP/1.1\nHost: a\nContent-Length: ${body.length}\n\n`
    const reply = await sendRaw(proxy.port, head, Buffer.concat([body, healthRequest]))
    expect(reply.status).toBe(502)
    expect(reply.body.toString()).toContain('{"live":true}')
  })

  it('is silent is a 504 after the time that config gives it', async () => {
    upstream.answer(() => undefined)
    await proxy.drain(0)
    proxy = await startForwarding(
      testConfig(upstream.url, {
        upstreams: { openai: { url: upstream.url, vendor: 'openai', headersTimeout: 50 } },
      }),
    )
    const reply = await ask('/v1/chat/completions')
    expect([reply.status, reply.headers.get('x-tierdrop-error')]).toEqual([504, 'upstream-timeout'])
  })

  it('does not speak TLS where it should is a 502 that says so', async () => {
    await proxy.drain(0)
    proxy = await startForwarding(
      testConfig(upstream.url, {
        upstreams: { openai: { url: `https://127.0.0.1:${upstream.port}`, vendor: 'openai' } },
      }),
    )
    const reply = await ask('/v1/chat/completions')
    expect([reply.status, reply.headers.get('x-tierdrop-error')]).toEqual([502, 'upstream-tls'])
  })

  it('shows a certificate that nobody trusts is a 502 that says so, and never sees the request', async () => {
    let seen = 0
    const server = createTlsServer(selfSigned, (_request, response) => {
      seen++
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    await proxy.drain(0)
    proxy = await startForwarding(
      testConfig(upstream.url, { upstreams: { openai: { url, vendor: 'openai' } } }),
    )
    const reply = await ask('/v1/chat/completions')
    expect([reply.status, reply.headers.get('x-tierdrop-error')]).toEqual([502, 'upstream-tls'])
    expect(await reply.text()).toContain('openai: DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(seen).toBe(0)
    server.close()
  })

  it('answers before it has read the whole body gets its answer through', async () => {
    upstream.server.removeAllListeners('request')
    upstream.server.on('request', (_request, response) => {
      response.writeHead(413, { 'content-length': 3 })
      response.end('big')
    })
    const body = Buffer.alloc(8 * 1024 * 1024, 'x')
    const head = `POST /v1/files HTTP/1.1\nHost: a\nContent-Length: ${body.length}\n\n`
    const reply = await sendRaw(proxy.port, head, Buffer.concat([body, healthRequest]))
    expect(reply.status).toBe(413)
    expect(reply.body.toString()).toMatch(/^big.*\{"live":true\}$/s)
  })
})

it('a WebSocket is tunnelled, with what the client sent along with its request', async () => {
  const heads: string[] = []
  const server = createTcpServer((socket) => {
    socket.once('data', (chunk: Buffer) => {
      heads.push(chunk.toString('latin1'))
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
      socket.on('data', (more: Buffer) => socket.write(more))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await proxy.drain(0)
  proxy = await startForwarding(testConfig(url))
  const client = connect(proxy.port, '127.0.0.1')
  const texts = (async function* () {
    for await (const chunk of client) yield (chunk as Buffer).toString()
  })()
  client.write(
    'GET /openai/v1/realtime?model=m HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Tierdrop-Skip: 1\r\nAuthorization: Bearer k\r\n\r\n',
  )
  expect((await texts.next()).value).toMatch(/^HTTP\/1.1 101/)
  client.write('ping')
  expect((await texts.next()).value).toBe('ping')
  expect(heads[0]).toBe(
    `GET /v1/realtime?model=m HTTP/1.1\r\nHost: ${new URL(url).host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer k\r\n\r\n`,
  )
  client.destroy()
  server.close()
})
