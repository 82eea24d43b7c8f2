import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startProxy } from '../src/index.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const after = 60
let folder: string
let vendor: FakeUpstream

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-trickle-'))
  vendor = await startFakeUpstream()
  vendor.answer((_request, response, body) => {
    const { model } = JSON.parse(body.toString()) as { model: string }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply('billing'), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

const configOf = (): Config =>
  configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: { url: vendor.url, vendor: 'openai', key: 'SHADOW_KEY' } },
    tiers: {
      nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano', key: 'SHADOW_KEY' },
    },
    tasks: { triage: { match: { system: 'Classify' }, kind: 'classify', labels: ['billing', 'other'] } },
    evaluation: { name: 'test', candidates: ['nano'], seed: 'trickle' },
    defaults: { sample: 1 },
  })

let made = 0
/** Units are drawn by their ids, so these are the same at every run. */
const newId = () => `01980000-0000-7000-8000-${String(++made).padStart(12, '0')}`

async function capture(config: Config, model: string, requests: number): Promise<void> {
  const proxy = await startProxy({ config, newId, log: pino({ level: 'silent' }) })
  for (let at = 0; at < requests; at++) {
    const reply = await fetch(`${proxy.url}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk-client' },
      body: JSON.stringify({
        model,
        messages: [
          { role: 'system', content: 'Classify the ticket.' },
          { role: 'user', content: `ticket ${at}` },
        ],
      }),
    })
    await reply.text()
  }
  await proxy.captured()
  await proxy.drain()
}

test('after a switch the model of before is asked on a small share of units, and nobody is compared with itself', async () => {
  const config = configOf()
  await capture(config, 'gpt-5.4', 3)
  await withStore(config.store, async (store) => {
    const counted = (units: number) => async () => (await store.funnel()).units.counted === units
    await mirrorUntil(config, store, counted(3))
    const [task] = await store.tasks()
    // pinned by the name that the model had then: controls had asked for it without its date
    const pin = { model: 'gpt-5.4-2026-03-05', candidateModel: 'gpt-5.4-nano' }
    await store.setMeta('pinned:test', JSON.stringify({ [task?.key ?? '']: pin }))

    await capture(config, 'gpt-5.4-nano', after)
    await mirrorUntil(config, store, counted(3 + after))
    const asked = (await store.pairs({ limit: 500 })).map(({ trial, exchange }) => [
      exchange.model,
      trial.tierName,
    ])
    const moved = asked.filter(([model]) => model === 'gpt-5.4-nano')
    expect(new Set(moved.map(([, tier]) => tier))).toEqual(new Set(['current:gpt-5.4']))
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.length).toBeLessThan(after / 3)
    const evidence = await store.evidence({ evaluation: 'test', slice: '' })
    const trickled = evidence.find((it) => it.tierName === 'current:gpt-5.4' && it.reading === 'as-is')
    expect(trickled?.evidence.units).toBe(moved.length)
  })
})
