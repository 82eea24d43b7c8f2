import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configSchema } from '@tierdrop/config'
import { type Simulator, startSimulator } from '@tierdrop/simulator'
import OpenAI from 'openai'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startProxy } from '../src/index.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

let folder: string
let vendor: Simulator

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-estimate-'))
  vendor = await startSimulator({ seed: 'estimate', latencyDivisor: Number.POSITIVE_INFINITY })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

test('a stream that carries no usage is counted by a tokenizer, marked so, and has a price in all counts', async () => {
  const config = configSchema.parse({
    listen: { proxy: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: { url: vendor.url, vendor: 'openai', key: 'SHADOW_KEY' } },
    tiers: {
      mini: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-mini', key: 'SHADOW_KEY' },
    },
    evaluation: { name: 'test', candidates: ['mini'] },
    defaults: { sample: 1, sessionQuiet: '1s' },
  })
  const proxy = await startProxy({ config, log: pino({ level: 'silent' }) })
  const client = new OpenAI({ baseURL: `${proxy.url}/openai/v1`, apiKey: 'sk-client', maxRetries: 0 })
  // Without stream_options, as most clients stream.
  const stream = await client.chat.completions.create({
    model: 'gpt-5.4',
    stream: true,
    messages: [{ role: 'user', content: 'Name three rivers of France, one in each line.' }],
  })
  let usage: unknown = null
  for await (const chunk of stream) usage = chunk.usage ?? usage
  expect(usage).toBeNull()
  await proxy.captured()
  await proxy.drain()

  await withStore(config.store, async (store) => {
    const version = (await store.versions())[0]?.key ?? ''
    const [before] = await store.recentExchanges(version, 1)
    expect(before).toMatchObject({ usage: { input: null, output: null, estimated: false }, costNano: null })
    expect(await store.counts(0)).toMatchObject([{ exchanges: 1, unpriced: 1, costNano: 0 }])

    await mirrorUntil(config, store, async () => (await store.funnel()).units.counted === 1)
    const [after] = await store.recentExchanges(version, 1)
    expect(after?.usage.estimated).toBe(true)
    expect(after?.usage.input).toBeGreaterThan(5)
    expect(after?.usage.output).toBeGreaterThan(0)
    expect(after?.costNano).toBeGreaterThan(0)
    expect(await store.counts(0)).toMatchObject([
      {
        exchanges: 1,
        unpriced: 0,
        inputTokens: after?.usage.input,
        outputTokens: after?.usage.output,
        costNano: after?.costNano,
        estimated: 1,
      },
    ])
    const [evidence] = await store.evidence({ evaluation: 'test', slice: '' })
    expect(evidence?.evidence).toMatchObject({ units: 1, unpriced: 0, pricedExchanges: 1 })
  })
})
