import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { judgeStates, recountWith, verifyEvidence } from '../src/index.ts'
import { captureChats } from './capture-chats.ts'
import { chatReply } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { mirrorUntil } from './run-mirror.ts'

// whole ways through proxy and mirror: a loaded machine takes its time
vi.setConfig({ testTimeout: 180_000 })

const evaluation = { evaluation: 'test', seed: 'tierdrop' }

let folder: string
let vendor: FakeUpstream
/** what the judge was asked, as one text */
let judged: string[]
/** answers of the judge that are an outage before it says anything */
let outages: number

type Asked = { model: string; messages: { role: string; content: string }[] }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-judge-'))
  vendor = await startFakeUpstream()
  judged = []
  outages = 0
  vendor.answer((_request, response, body) => {
    const { model, messages } = JSON.parse(body.toString()) as Asked
    const user = messages.find(({ role }) => role === 'user')?.content ?? ''
    if (model === 'arbiter-1' && outages-- > 0) {
      response.writeHead(503, { 'content-type': 'application/json' })
      response.end('{"error":{"message":"overloaded"}}')
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...chatReply(replyOf(model, user)), model }))
  })
})
afterEach(async () => {
  await vendor.close()
  rmSync(folder, { recursive: true })
})

/** The small model leaves the reason out every third time; the judge goes by that, and by nothing else. */
function replyOf(model: string, user: string): string {
  if (model === 'arbiter-1') {
    judged.push(user)
    const [first, second] = ['first', 'second'].map((name) =>
      new RegExp(`<<${name} reply \\w+>>\\n([^]*?)\\n<<end`).exec(user)?.[1]?.includes('because'),
    )
    const better = first === second ? 'same' : first ? 'first' : 'second'
    return JSON.stringify({ reasons: 'the reason', better })
  }
  const about = Number(/\d+/.exec(user)?.[0])
  if (model === 'gpt-5.4') return `Parcel ${about} arrives later because the road is closed.`
  return about % 3 === 0 ? 'It is late.' : `There is a delay for your parcel because of a road closure.`
}

type Overrides = { criteria?: string; judge?: Record<string, unknown>; budget?: number }

function configOf({ criteria = 'It gives the reason.', judge = {}, budget }: Overrides = {}): Config {
  const tier = { upstream: 'openai', dialect: 'openai-chat', key: 'SHADOW_KEY' }
  const upstream = (name: string) => ({ url: vendor.url, vendor: name, api: name, key: 'SHADOW_KEY' })
  return configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: upstream('openai'), anthropic: upstream('anthropic') },
    tiers: {
      nano: { ...tier, model: 'gpt-5.4-nano' },
      arbiter: { ...tier, model: 'arbiter-1', ...judge },
    },
    tasks: {
      answer: {
        match: { system: 'Answer the customer' },
        kind: 'text',
        judge: { tier: 'arbiter', criteria },
      },
    },
    evaluation: { name: 'test', candidates: ['nano'], ...(budget !== undefined && { budget }) },
    defaults: { sample: 1, sessionQuiet: '1s' },
  })
}

const captureTraffic = (config: Config, count: number) =>
  captureChats(
    config,
    Array.from({ length: count }, (_, at) => ({
      system: 'Answer the customer.',
      user: `Where is parcel ${at}?`,
    })),
  )

const stateOf = async (config: Config, store: Store) => (await judgeStates(config, store))[0]
const saidOf = async (config: Config, store: Store) => {
  const { passed = 0, failed = 0, unscored = 0 } = (await stateOf(config, store))?.said ?? {}
  return passed + failed + unscored
}
const evidenceOf = async (store: Store) =>
  (await store.evidence({ evaluation: 'test', slice: '' })).find((it) => it.reading === 'as-is')?.evidence

async function review(store: Store, label: (text: string) => 'worse' | 'equivalent'): Promise<void> {
  const pairs = await store.pairs({ limit: 500 })
  const texts = await store.trialTexts(pairs.map(({ trial }) => trial.id))
  for (const { trial } of pairs) {
    const row = { id: v7(), trialId: trial.id, at: 1, reviewer: 'r', note: null }
    const said = label(texts.get(trial.id)?.text ?? '')
    await store.reviewTrial({ ...row, label: said }, recountWith(evaluation.seed))
  }
}

test('a judge’s word stays beside the grade until people agree with it, and then labels what was counted', async () => {
  const config = configOf()
  await captureTraffic(config, 60)
  await withStore(config.store, async (store) => {
    const all = async () =>
      (await saidOf(config, store)) === 60 && (await store.funnel()).units.counted === 60
    await mirrorUntil(config, store, all)
    expect(judged).toHaveLength(120)
    expect(judged.join()).not.toMatch(/gpt-5|nano/)
    expect(await stateOf(config, store)).toMatchObject({
      task: 'answer',
      said: { passed: 40, failed: 20, unscored: 0 },
      shared: 0,
      kappa: null,
      admitted: false,
    })
    expect((await store.funnel()).graded).toMatchObject({ failed: 60 })
    expect(await evidenceOf(store)).toMatchObject({ strict: [{ loss: 1, count: 60 }], judgePassed: 0 })
    expect((await verifyEvidence(store, evaluation)).differences).toEqual([])

    await review(store, (text) => (text.includes('because') ? 'equivalent' : 'worse'))
    await mirrorUntil(config, store, async () => (await store.admissions()).length === 1)
    expect(judged).toHaveLength(120)
    const admitted = await stateOf(config, store)
    expect(admitted).toMatchObject({ shared: 60, admitted: true, kappa: { value: 1 } })
    const counted = await evidenceOf(store)
    expect(counted?.judgeChecked.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0)
    expect((await verifyEvidence(store, evaluation)).differences).toEqual([])

    // Other criteria are another judge: it starts at no labels, and those of the old one are taken back.
    const other = configOf({ criteria: 'It is polite.' })
    await mirrorUntil(other, store, async () => (await store.admissions()).length === 0)
    expect(await evidenceOf(store)).toMatchObject({ judgePassed: 0, judgeChecked: [] })
    expect((await verifyEvidence(store, evaluation)).differences).toEqual([])
  })
})

test('a judge that people do not agree with never labels', async () => {
  const config = configOf()
  await captureTraffic(config, 54)
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, async () => (await saidOf(config, store)) === 54)
    let turn = 0
    await review(store, () => (turn++ % 2 === 0 ? 'worse' : 'equivalent'))
    expect(await stateOf(config, store)).toMatchObject({ shared: 54, admitted: false })
    let looks = 0
    const watched: Store = {
      ...store,
      admissions() {
        looks++
        return store.admissions()
      },
    }
    // by the second look what the first one came to is done
    await mirrorUntil(config, watched, async () => looks > 1)
    expect(await store.admissions()).toEqual([])
  })
})

test('an outage is no answer: the judge is asked again, each call is booked, and the budget holds for it too', async () => {
  const config = configOf()
  await captureTraffic(config, 1)
  outages = 1
  await withStore(config.store, async (store) => {
    await mirrorUntil(config, store, async () => (await saidOf(config, store)) === 1)
    expect((await stateOf(config, store))?.said).toEqual({ passed: 0, failed: 1, unscored: 0 })
    expect(judged.length).toBe(3)
    // Two of an arm, and all four of the judge; nobody knows what the judge costs.
    const spent = await store.spentNano(0)
    expect(spent.nano).toBeGreaterThan(0)
    expect(spent.unknown).toBe(4)
    const asked = judged.length
    const broke = configOf({ criteria: 'Another one.', budget: 0 })
    await mirrorUntil(broke, store, async () => (await store.judged()).length === 1)
    expect(judged.length).toBe(asked)
  })
})

test('content goes to no judge of another vendor, and none judges itself', async () => {
  const abroad = configOf({ judge: { upstream: 'anthropic' } })
  await captureTraffic(abroad, 1)
  await withStore(abroad.store, async (store) => {
    const unscored = (count: number) => async () =>
      (await store.judged()).filter(({ outcome }) => outcome === 'unscored').length === count
    await mirrorUntil(abroad, store, unscored(1))
    const same = configOf({ judge: { model: 'openai/gpt-5.4-nano-2026-03-17' } })
    await expect(mirrorUntil(same, store, unscored(1))).rejects.toThrow(
      'tasks.answer.judge.tier: found "arbiter" (openai/gpt-5.4-nano-2026-03-17), expected another model',
    )
    const primary = configOf({ judge: { model: 'gpt-5.4-2026-03-01' } })
    await mirrorUntil(primary, store, unscored(2))
    expect(judged).toEqual([])
    expect(vendor.requests.filter(({ body }) => body.includes('judgement'))).toEqual([])
  })
})
