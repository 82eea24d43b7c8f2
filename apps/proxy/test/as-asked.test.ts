import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema } from '@tierdrop/config'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startProxy } from '../src/index.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

type Call = { url: string; headers: IncomingHttpHeaders; body: { model?: string } }

const messageReply = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-haiku-4-5',
  content: [{ type: 'text', text: 'billing' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 10, output_tokens: 1, cache_read_input_tokens: 0 },
}

let folder: string
let vendor: FakeUpstream
let calls: Call[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-as-asked-'))
  vendor = await startFakeUpstream()
  calls = []
  vendor.answer(({ url = '', headers }, response, bytes) => {
    const body = JSON.parse(bytes.toString()) as Call['body']
    calls.push({ url, headers, body })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(url.includes('/messages') ? messageReply : chatReply('billing')))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

test('a control goes where the original went, under its version of the API and a key of its own', async () => {
  const key = 'SHADOW_KEY'
  const config = configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: {
      azure: { url: `${vendor.url}/eu`, vendor: 'azure', key },
      anthropic: { url: vendor.url, vendor: 'anthropic', api: 'anthropic', key },
    },
    tiers: {
      nano: { upstream: 'azure', dialect: 'openai-chat', model: 'desk-nano', key },
      haiku: { upstream: 'anthropic', dialect: 'anthropic-messages', model: 'claude-haiku-4-5', key },
    },
    evaluation: { name: 'test', candidates: ['nano', 'haiku'], seed: 'as-asked' },
    defaults: { sample: 1, sessionQuiet: '1s' },
  })
  const proxy = await startProxy({ config, log: pino({ level: 'silent' }) })
  const ask = async (path: string, headers: Record<string, string>, body: object) => {
    const messages = [{ role: 'user', content: 'Which queue is this for: billing or other?' }]
    const reply = await fetch(proxy.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tierdrop-task': 'queue', ...headers },
      body: JSON.stringify({ ...body, messages }),
    })
    expect(reply.status).toBe(200)
    await reply.text()
  }
  const deployed = '/openai/deployments/desk/chat/completions?api-version=2026-01-01'
  await ask(`/azure${deployed}&sig=canary-query`, { 'api-key': 'canary-client' }, {})
  const versions = { 'anthropic-version': '2023-06-01', 'anthropic-beta': 'context-1m-2025-08-07' }
  await ask(
    '/anthropic/gateway/v1/messages?beta=true',
    { 'x-api-key': 'canary-client', ...versions },
    { model: 'claude-sonnet-4-6', max_tokens: 9 },
  )
  // a gateway that takes its key in the address
  await ask('/azure/openai/deployments/qaeewdLEsuLMp6JqZNg4/chat/completions', {}, {})
  await proxy.captured()
  await proxy.drain()
  calls = []

  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, async () => (await store.funnel()).units.counted === 3)
    const version = (await store.versions())[0]?.key ?? ''
    const kept = await store.recentExchanges(version, 5)
    expect(new Set(kept.map(({ model }) => model))).toEqual(new Set(['claude-sonnet-4-6', 'desk', null]))
    expect(JSON.stringify([kept, await store.tiers()])).not.toMatch(/canary|qaeewd/)
  })
  const asked = calls.map(({ url, headers, body }) => [url, body.model, headers['api-key']])
  expect(asked).toHaveLength(4)
  expect(asked).toContainEqual([`/eu${deployed}`, undefined, 'sk-shadow'])
  expect(asked).toContainEqual([`/eu${deployed.replace('desk', 'desk-nano')}`, undefined, 'sk-shadow'])
  for (const { url, headers } of calls.filter((it) => it.url.includes('messages'))) {
    expect(url).toBe('/gateway/v1/messages?beta=true')
    expect(headers).toMatchObject(versions)
  }
  expect(JSON.stringify(calls)).not.toContain('canary')
})
