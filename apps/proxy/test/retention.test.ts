import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifyEvidence } from '../src/index.ts'
import { captureChats } from './capture-chats.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const requests = 6
const hour = 3_600_000
const secretOf = (index: number) => `ann${index}@corp.example`

let folder: string
let vendor: FakeUpstream
let asked: { model: string; user: string }[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-retention-'))
  vendor = await startFakeUpstream()
  asked = []
  vendor.answer((_request, response, bytes) => {
    const { model, messages } = JSON.parse(bytes.toString()) as {
      model: string
      messages: { content: string }[]
    }
    const user = messages.at(-1)?.content ?? ''
    asked.push({ model, user })
    // Only who is told the address can say it back; nano never does for the first of them.
    const said = /\S+@corp\.example/.exec(user)?.[0] ?? 'nobody'
    const isWrong = model === 'gpt-5.4-nano' && said === secretOf(0)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply(isWrong ? 'bob@corp.example' : said), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

function configOf(retention: object, candidates: string[] = ['nano']): Config {
  const tier = { upstream: 'openai', dialect: 'openai-chat', key: 'SHADOW_KEY' }
  return configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: { url: vendor.url, vendor: 'openai', key: 'SHADOW_KEY' } },
    tiers: { nano: { ...tier, model: 'gpt-5.4-nano' }, mini: { ...tier, model: 'gpt-5.4-mini' } },
    tasks: { whose: { match: { system: 'Whose' }, kind: 'classify' } },
    evaluation: { name: 'test', candidates, seed: 'retention' },
    defaults: { sample: 1, sessionQuiet: '1s', retention: { purgeEvery: '1s', ...retention } },
  })
}

async function captureTraffic(config: Config): Promise<void> {
  const system = 'Whose mail is it? Say the address alone.'
  const chats = Array.from({ length: requests }, (_, at) => ({ system, user: `It is from ${secretOf(at)}` }))
  await captureChats(config, chats)
  asked = []
}

const exchangesOf = async (store: Store) =>
  store.recentExchanges((await store.versions())[0]?.key ?? '', 2 * requests)
const trialIds = async (store: Store) => (await store.pairs({ limit: 99 })).map(({ trial }) => trial.id)
const wholeOf = async (store: Store, tier: string) =>
  (await store.evidence({ evaluation: 'test', slice: '' })).find(
    (it) => it.tierName === tier && it.reading === 'as-is',
  )?.evidence
const allCounted = async (store: Store) => (await store.funnel()).units.counted === requests
const isProven = async (store: Store) =>
  expect((await verifyEvidence(store, { evaluation: 'test', seed: 'retention' })).differences).toEqual([])

test('a metadata-only store grades by the originals, and keeps no text once a unit’s trials have settled', async () => {
  const config = configOf({ metadataOnly: true })
  await captureTraffic(config)
  await withStore(config.store, async (store) => {
    const ids = (await exchangesOf(store)).map(({ id }) => id)
    expect((await store.exchangeTexts(ids)).size).toBe(requests)
    await mirrorUntil(
      config,
      store,
      async () => (await allCounted(store)) && (await store.exchangeTexts(ids)).size === 0,
    )
    // both arms were asked as production was
    const told = (model: string) => asked.filter((it) => it.model === model && it.user.includes('@corp'))
    expect([told('gpt-5.4-nano').length, told('gpt-5.4').length]).toEqual([requests, requests])

    expect(await store.exchangeTexts(ids, 'original')).toEqual(new Map())
    expect(await store.trialTexts(await trialIds(store))).toEqual(new Map())
    const pairs = await store.pairs({ limit: 99 })
    expect(JSON.stringify(pairs)).not.toContain('corp.example')
    expect(pairs.filter(({ grade }) => grade?.outcome === 'failed')).toHaveLength(1)
    expect(await wholeOf(store, 'nano')).toMatchObject({
      units: requests,
      leftOut: 0,
      paired: [
        { loss: 0, count: requests - 1 },
        { loss: 1, count: 1 },
      ],
    })
    await isProven(store)
  })
})

test('what is purged before its trials leaves its units out, and harms no other', async () => {
  const config = configOf({})
  await captureTraffic(config)
  await withStore(config.store, async (store) => {
    const [newest, ...others] = await exchangesOf(store)
    await store.purgeContent({ exchangeIds: [newest?.id ?? ''] })
    await mirrorUntil(config, store, () => allCounted(store))
    expect(await wholeOf(store, 'nano')).toMatchObject({ units: requests - 1, leftOut: 0 })
    expect(new Set(asked.map(({ user }) => user)).size).toBe(others.length)
    await isProven(store)
  })
})

test('originals that are kept until trials are done go with them; the redacted form stays', async () => {
  const config = configOf({ originals: 'trials' })
  await captureTraffic(config)
  await withStore(config.store, async (store) => {
    const hasOriginals = async () => (await exchangesOf(store)).some(({ hasOriginal }) => hasOriginal)
    expect(await hasOriginals()).toBe(true)
    await mirrorUntil(config, store, async () => (await allCounted(store)) && !(await hasOriginals()))
    expect(asked).toHaveLength(2 * requests)
    expect(asked.every(({ user }) => user.includes('@corp.example'))).toBe(true)
    const ids = (await exchangesOf(store)).map(({ id }) => id)
    const kept = JSON.stringify([...(await store.exchangeTexts(ids)).values()])
    expect(kept).toContain('[email:')
    expect(kept).not.toContain('corp.example')
  })
})

test('where originals are kept for days, a candidate added later is tried on earlier requests, in their order', async () => {
  const before = configOf({ originals: '4h' })
  await captureTraffic(before)
  await withStore(before.store, async (store) => {
    await mirrorUntil(before, store, () => allCounted(store))
    const nano = await wholeOf(store, 'nano')
    asked = []
    const after = configOf({ originals: '4h' }, ['nano', 'mini'])
    const tried = async () => (await wholeOf(store, 'mini'))?.units === requests
    await mirrorUntil(after, store, tried)
    // of what was asked before nothing is asked again
    expect(asked.map(({ model }) => model)).toEqual(Array(requests).fill('gpt-5.4-mini'))
    expect(asked.every(({ user }) => user.includes('@corp.example'))).toBe(true)
    expect(await wholeOf(store, 'mini')).toMatchObject({ leftOut: 0, paired: [{ loss: 0, count: requests }] })
    expect(await wholeOf(store, 'nano')).toEqual(nano)
    expect((await store.funnel()).units).toEqual({ open: 0, closed: 0, counted: requests })
    await isProven(store)

    // they are looked through once, not at every start
    let looks = 0
    const watched: Store = {
      ...store,
      untriedExchanges(filter) {
        looks++
        return store.untriedExchanges(filter)
      },
    }
    let spends = 0
    watched.spentNano = (since) => {
      spends++
      return store.spentNano(since)
    }
    await mirrorUntil(after, watched, async () => spends > 1)
    expect(looks).toBe(0)

    // once their time is over, originals go, and nobody is tried on them any more
    const later = { now: () => Date.now() + 5 * hour }
    const gone = async () => (await exchangesOf(store)).every(({ hasOriginal }) => !hasOriginal)
    await mirrorUntil(after, store, gone, later)
    expect(asked).toHaveLength(requests)
  })
})

test('where originals go with their trials, a candidate added later is tried from then on', async () => {
  const before = configOf({})
  await captureTraffic(before)
  await withStore(before.store, async (store) => {
    await mirrorUntil(before, store, () => allCounted(store))
    await captureTraffic(before)
    const after = configOf({}, ['nano', 'mini'])
    await mirrorUntil(after, store, async () => (await store.funnel()).units.counted === 2 * requests)
    expect((await wholeOf(store, 'mini'))?.units).toBe(requests)
    expect((await wholeOf(store, 'nano'))?.units).toBe(2 * requests)
  })
})
