import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { startForwarding, testConfig } from './start.ts'

let upstream: FakeUpstream
let proxy: RunningProxy

beforeAll(async () => {
  upstream = await startFakeUpstream()
  const azure = { url: `${upstream.url}/azure`, vendor: 'azure' }
  const gemini = { url: `${upstream.url}/v1beta/openai`, vendor: 'google' }
  const upstreams = { openai: { url: upstream.url }, anthropic: { url: upstream.url }, azure, gemini }
  proxy = await startForwarding(testConfig(upstream.url, { upstreams }))
})
afterAll(async () => {
  await proxy.drain(0)
  await upstream.close()
})
beforeEach(() => {
  upstream.requests.length = 0
})

const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))

async function pass(method: string, path: string): Promise<{ captured: boolean; seen: string }> {
  const { passed } = proxy.traffic
  upstream.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'audio/mpeg' })
    response.end(bytes)
  })
  const hasBody = method === 'POST'
  const reply = await fetch(proxy.url + path, { method, ...(hasBody && { body: bytes }) })
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes)
  const [seen] = upstream.requests
  expect(seen?.body).toEqual(hasBody ? bytes : Buffer.alloc(0))
  expect(seen?.method).toBe(method)
  const captured = reply.headers.has('x-tierdrop-exchange')
  expect(proxy.traffic.passed).toBe(passed + (captured ? 0 : 1))
  return { captured, seen: seen?.url ?? '' }
}

it.each([
  ['POST', '/v1/embeddings'],
  ['GET', '/v1/models?limit=1'],
  ['POST', '/v1/files'],
  ['GET', '/v1/files/file-1/content'],
  ['DELETE', '/v1/files/file-1'],
  ['POST', '/v1/batches'],
  ['POST', '/v1/images/edits'],
  ['POST', '/v1/audio/transcriptions'],
  ['POST', '/v1/audio/speech'],
  ['POST', '/v1/moderations'],
  ['POST', '/v1/completions'],
  ['POST', '/v1/uploads/upload-1/parts'],
  ['POST', '/v1/vector_stores/vs-1/search'],
  ['POST', '/v1/fine_tuning/jobs'],
  ['POST', '/v1/threads/thread-1/messages'],
  ['GET', '/v1/chat/completions/chatcmpl-1/messages'],
  ['GET', '/v1/responses/resp-1?include=a&include=b'],
  ['POST', '/v1/responses/resp-1/cancel'],
  ['POST', '/v1/messages/count_tokens'],
  ['POST', '/v1/messages/batches'],
  ['GET', '/v1/messages/batches/msgbatch-1/results'],
  ['POST', '/v1/whatever/comes/next'],
])('%s %s passes as it is, counted and not captured', async (method, path) => {
  expect(await pass(method, path)).toEqual({ captured: false, seen: path })
})

it.each([
  ['/v1/chat/completions', '/v1/chat/completions'],
  ['/v1/responses', '/v1/responses'],
  ['/v1/messages?beta=true', '/v1/messages?beta=true'],
  [
    '/azure/openai/deployments/mini/chat/completions?api-version=2026-01-01',
    '/azure/openai/deployments/mini/chat/completions?api-version=2026-01-01',
  ],
  ['/gemini/chat/completions', '/v1beta/openai/chat/completions'],
])('POST %s is a captured call', async (path, seen) => {
  expect(await pass('POST', path)).toEqual({ captured: true, seen })
})
