import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import { runTraffic, type Simulator, startSimulator } from '@tierdrop/simulator'
import type { Funnel, Store } from '@tierdrop/store'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startProxy } from '../src/index.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil as runMirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const log = pino({ level: 'silent' })

let folder: string
let simulator: Simulator
let calls: { model: string; status: number }[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-mirror-'))
  calls = []
})
afterEach(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
})

async function startVendor(options: Parameters<typeof startSimulator>[0] = {}): Promise<void> {
  simulator = await startSimulator({
    seed: 'mirror',
    latencyDivisor: Number.POSITIVE_INFINITY,
    onReply: (reply) => calls.push(reply),
    ...options,
  })
}

type Overrides = {
  egress?: string[]
  budget?: number
  candidates?: string[]
  attempts?: number
  trialExpiry?: string
  until?: string
}

function configOf(overrides: Overrides = {}): Config {
  const { egress, budget, attempts, trialExpiry, until, candidates = ['mini', 'haiku'] } = overrides
  const upstream = (vendor: string) => ({ url: simulator.url, vendor, api: vendor, key: 'SHADOW_KEY' })
  const match = { system: 'triage step of the support desk' }
  return configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: upstream('openai'), anthropic: upstream('anthropic') },
    tiers: {
      mini: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-mini', key: 'SHADOW_KEY' },
      haiku: {
        upstream: 'anthropic',
        dialect: 'anthropic-messages',
        model: 'claude-haiku-4-5',
        key: 'SHADOW_KEY',
      },
    },
    tasks: { 'route-ticket': { match, kind: 'classify', ...(egress && { egress }) } },
    evaluation: {
      name: 'test',
      candidates,
      ...(budget !== undefined && { budget }),
      ...(until && { until }),
    },
    defaults: {
      sample: 1,
      sessionQuiet: '1s',
      ...(attempts !== undefined && { attempts }),
      ...(trialExpiry && { trialExpiry }),
    },
  })
}

/** Sends so many single requests through a real proxy, which captures them. */
async function captureTraffic(config: Config, sessions: number, suffix?: string): Promise<void> {
  const proxy = await startProxy({ config, log })
  await runTraffic({
    seed: 'mirror',
    openaiBaseUrl: `${proxy.url}/openai/v1`,
    anthropicBaseUrl: `${proxy.url}/anthropic`,
    apiKeys: { openai: 'sk-client', anthropic: 'sk-client' },
    tasks: ['route-ticket'],
    concurrency: 8,
    sessions,
    ...(suffix !== undefined && { suffix }),
    signal: new AbortController().signal,
  })
  await proxy.captured()
  await proxy.drain()
}

function mirrorUntil(
  config: Config,
  store: Store,
  done: (funnel: Funnel) => boolean,
  options: Parameters<typeof runMirrorUntil>[3] = {},
): Promise<void> {
  return runMirrorUntil(config, store, async () => done(await store.funnel()), options)
}

test('every exchange is asked once of each candidate and once of the current model, graded and counted', async () => {
  await startVendor()
  const config = configOf({ egress: ['openai', 'anthropic'] })
  await captureTraffic(config, 30)
  calls = []
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, (funnel) => funnel.units.counted === 30)
    const funnel = await store.funnel()
    expect(funnel.trials).toEqual({ pending: 0, leased: 0, graded: 90, 'left-out': 0, expired: 0 })
    expect(funnel.graded.passed + funnel.graded.failed).toBe(90)
    expect(funnel.graded.unscored).toBe(0)
    const evidence = await store.evidence({ evaluation: 'test', slice: '' })
    for (const { evidence: counted } of evidence) expect(counted.units).toBe(30)
    expect(evidence.map((it) => `${it.tierName} ${it.reading}`).sort()).toEqual([
      'haiku as-is',
      'haiku with-fallback',
      'mini as-is',
      'mini with-fallback',
    ])
    expect((await store.spentNano(0)).nano).toBeGreaterThan(0)
  })
  const asked = (model: string) => calls.filter((call) => call.model === model).length
  expect([asked('gpt-5.4'), asked('gpt-5.4-mini'), asked('claude-haiku-4-5')]).toEqual([30, 30, 30])
})

test('a candidate of another vendor is not called without an egress rule', async () => {
  await startVendor()
  const config = configOf()
  await captureTraffic(config, 5)
  calls = []
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, (funnel) => funnel.units.counted === 5)
    expect((await store.funnel()).trialsByTier.map((it) => it.tierName).sort()).toEqual([
      'current:gpt-5.4',
      'mini',
    ])
  })
  expect(calls.some((call) => call.model.startsWith('claude'))).toBe(false)
})

test('with its budget spent, or without its key, a tier is not called, and nothing is left out', async () => {
  await startVendor()
  const config = configOf({ budget: 0, candidates: ['mini'] })
  await captureTraffic(config, 4)
  calls = []
  await withStore(config.store, async (store) => {
    const planned = (funnel: Funnel) => funnel.trials.pending === 8
    await mirrorUntil(config, store, planned)
    await mirrorUntil(configOf({ candidates: ['mini'] }), store, planned, { env: {} })
    expect(calls).toEqual([])
    await mirrorUntil(configOf({ candidates: ['mini'] }), store, (funnel) => funnel.units.counted === 4)
    expect((await store.funnel()).trials.graded).toBe(8)
  })
})

test('what expires for want of budget is no part of the sample', async () => {
  await startVendor()
  const config = configOf({ budget: 0, candidates: ['mini'], trialExpiry: '1s' })
  await captureTraffic(config, 4)
  calls = []
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, (funnel) => funnel.units.counted === 4)
    expect(await store.evidence({ evaluation: 'test' })).toEqual([])
    expect((await store.funnel()).trials).toMatchObject({ expired: 8, 'left-out': 0 })
  })
  expect(calls).toEqual([])
})

test('from its last day on an evaluation asks no more candidates', async () => {
  await startVendor()
  const config = configOf({ candidates: ['mini'], until: '2026-01-01' })
  await captureTraffic(config, 3)
  calls = []
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, (funnel) => funnel.units.counted === 3)
    expect(await store.funnel()).toMatchObject({ planned: 3, trials: { pending: 0, expired: 0, graded: 0 } })
  })
  expect(calls).toEqual([])
})

test('an outage of the vendor leaves no unit out as long as it ends', async () => {
  const downUntil = Date.now() + 60_000
  let now = downUntil - 60_000
  await startVendor({
    outages: [{ vendor: 'anthropic', fromMs: 10, untilMs: 60_000, status: 503 }],
    now: () => now,
  })
  // it lasts as long as it takes to see it, which is many attempts on a slow machine
  const config = configOf({ egress: ['openai', 'anthropic'], candidates: ['haiku'], attempts: 20 })
  await captureTraffic(config, 2)
  now += 20
  await withStore(config.store, async (store) => {
    const failedOnce = () => calls.some((call) => call.status === 503)
    await mirrorUntil(config, store, failedOnce)
    now = downUntil
    await mirrorUntil(config, store, (funnel) => funnel.units.counted === 2)
    expect((await store.funnel()).trials).toMatchObject({ graded: 4, 'left-out': 0 })
  })
})

test('where production itself is rate-limited, sampled or not, its upstream gets no shadow calls for a minute', async () => {
  await startVendor()
  const config = configOf({ egress: ['openai', 'anthropic'] })
  await captureTraffic(config, 3)
  const unsampled = { ...config, defaults: { ...config.defaults, sample: 0 } }
  await captureTraffic(unsampled, 1, '+429')
  calls = []
  await withStore(config.store, async (store) => {
    const limited = await store.lastLimited()
    expect(limited.map(({ upstream }) => upstream)).toEqual(['openai'])
    // the minute lasts as long as the test takes
    const meanwhile = { now: () => (limited[0]?.at ?? 0) + 1 }
    await mirrorUntil(config, store, ({ trials }) => trials.graded === 3 && trials.pending === 6, meanwhile)
    expect(new Set(calls.map(({ model }) => model))).toEqual(new Set(['claude-haiku-4-5']))
    await mirrorUntil(config, store, ({ trials }) => trials.graded === 9, { now: () => Date.now() + 60_000 })
  })
})
