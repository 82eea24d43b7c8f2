import { type Config, configSchema } from '@tierdrop/config'
import { failure } from '@tierdrop/scoring'
import { afterEach, describe, expect, it } from 'vitest'
import { type Decision, decideAndRemember, decideStore, writeReport } from '../src/index.ts'
import { config as base, type Case, fill, now, openTemporaryStore, wrongLabel } from './fill-store.ts'

const hour = 3_600_000
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
let ids = 0
const clock = { now: () => now, newId: () => `id-${String(++ids).padStart(6, '0')}` }

type Settings = Record<string, unknown>

/** The config of the other tests with one task of these settings, and the nano tier alone. */
function configWith(task: Settings, evaluation: Settings = {}): Config {
  const tiers = { nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano' } }
  return configSchema.parse({
    tiers,
    tasks: { route: { kind: 'classify', ...task } },
    evaluation: {
      name: base.evaluation.name,
      seed: 'test',
      candidates: ['nano'],
      policy: { minSpan: 0 },
      ...evaluation,
    },
  })
}

function cases(count: number, given: (index: number) => Partial<Case> = () => ({})): Case[] {
  return Array.from({ length: count }, (_, index) => ({
    task: 'route',
    asked: `parcel ${index}`,
    answered: 'order_status',
    shadow: { nano: { said: 'order_status' } },
    ...given(index),
  }))
}

const failed = (failures = wrongLabel) => ({ said: 'other', failed: failures })

/** Counted, decided, remembered, and every page of it written: what came out for the candidate. */
async function decideOn(
  given: readonly Case[],
  { config = configWith({ margin: 0.1 }), controls = 'on' as 'on' | 'off' } = {},
) {
  const { store, close } = await openTemporaryStore()
  closing.push(close)
  await fill(store, given, {}, controls)
  const decision = await decideAndRemember(config, store, clock)
  expect(JSON.stringify(decision.tasks.map(({ verdict }) => verdict))).not.toMatch(/NaN|Infinity/)
  expect(await writeReport(config, store, clock)).toContain('</html>')
  return { store, decision, config, ...verdictOf(decision) }
}

function verdictOf(decision: Decision) {
  const verdict = decision.tasks[0]?.verdict.candidates[0]
  if (!verdict) throw new Error('the task has a verdict')
  return { verdict, codes: verdict.reasons.map(({ code }) => code) }
}

describe('a verdict has an answer to', () => {
  it('no units at all', async () => {
    const { verdict, codes, decision } = await decideOn(cases(3, () => ({ shadow: {} })))
    expect(verdict).toMatchObject({ verdict: 'undecided', units: 0, loss: { mean: null, low: -1, high: 1 } })
    expect(verdict.saving).toMatchObject({ known: false, reason: 'no-units' })
    expect(codes).toContain('no-units')
    expect(decision.tasks[0]?.verdict.recommendation.action).toBe('undecided')
  })

  it('one unit', async () => {
    const { verdict } = await decideOn(cases(1))
    expect(verdict).toMatchObject({ verdict: 'undecided', units: 1, loss: { mean: 0 } })
    expect(verdict.loss.high).toBeGreaterThan(0.5)
  })

  it('a store without any task', async () => {
    const { store, close } = await openTemporaryStore()
    closing.push(close)
    const decision = await decideAndRemember(base, store, clock)
    expect(decision).toMatchObject({ tasks: [], span: null, moved: [] })
  })

  it('requests that failed: no forecast counts on them, nor on their being sent again', async () => {
    const { store, decision, config } = await decideOn(cases(130))
    const perDay = (of: Decision) => of.tasks[0]?.reading.input.requestsPerDay ?? 0
    const before = perDay(decision)
    const [hourly] = await store.counts(0)
    if (!hourly) throw new Error('cases are counted')
    const outage = { ...hourly, exchanges: 500, sampled: 0, errors: 500, costNano: 0, unpriced: 500 }
    await store.writeCapture(
      { tasks: [], versions: [], exchanges: [], counts: [outage], missed: [] },
      { quietMs: hour, maxMs: hour },
    )
    const after = await decideStore(config, store, now)
    expect(before).toBeGreaterThan(0)
    expect(perDay(after)).toBeCloseTo(before, 6)
    expect(after.tasks[0]?.reading).toMatchObject({ exchanges: 1_800, answered: 1_300 })
  })

  it('replies that are all unscored: they are left out, and nothing is said of the candidate', async () => {
    const { verdict, codes } = await decideOn(cases(110, () => ({ unscored: true })))
    expect(verdict).toMatchObject({ verdict: 'undecided', units: 110, leftOut: 110, histogram: [] })
    expect(codes).toContain('left-out')
  })

  it('controls that are off: every control counts as passing', async () => {
    const config = configWith({ margin: 0.1, control: 'off' })
    const { verdict } = await decideOn(
      cases(200, (index) => (index % 100 === 7 ? { shadow: { nano: failed() } } : {})),
      { config, controls: 'off' },
    )
    expect(verdict).toMatchObject({ verdict: 'switch', policy: { control: 'off' } })
    expect(verdict.histogram).toEqual([
      { loss: 0, count: 198 },
      { loss: 1, count: 2 },
    ])
  })

  it('a control that always fails: a candidate that passes wins, one that fails too tells nothing', async () => {
    const again = failed()
    const winning = await decideOn(cases(130, () => ({ again })))
    expect(winning.verdict).toMatchObject({ verdict: 'switch', loss: { mean: -1 } })
    const both = await decideOn(cases(130, () => ({ again, shadow: { nano: failed() } })))
    expect(both.verdict).toMatchObject({ verdict: 'undecided', uninformative: 130 })
    expect(both.codes).toContain('grader-cannot-tell')
  })

  it('losses that are all 1: the candidate stays out', async () => {
    const { verdict, codes } = await decideOn(cases(40, () => ({ shadow: { nano: failed() } })))
    expect(verdict).toMatchObject({ verdict: 'stay', loss: { mean: 1 } })
    expect(codes).toContain('harm-proven')
  })

  it.each([0, -0.2])('a margin of %d, which only a better candidate meets', async (margin) => {
    const config = configWith({ margin })
    const same = await decideOn(cases(130), { config })
    expect(same.verdict.verdict).not.toBe('switch')
    const better = await decideOn(
      cases(130, () => ({ again: failed() })),
      { config },
    )
    expect(better.verdict.verdict).toBe('switch')
  })

  it('a risk close to none', async () => {
    const config = configWith({ margin: 0.1, alpha: 1e-12 })
    const { verdict } = await decideOn(cases(130), { config })
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.needed.units).toBeGreaterThan(100)
  })

  it('a candidate that refuses everything', async () => {
    const refusal = JSON.stringify([failure('refusal', null, 'no')])
    const { verdict } = await decideOn(cases(120, () => ({ shadow: { nano: failed(refusal) } })))
    expect(verdict).toMatchObject({ verdict: 'stay', failures: { refusal: 120 } })
  })

  it('a candidate that is the current model: safe, and nothing saved', async () => {
    const { verdict, codes } = await decideOn(cases(130, () => ({ costNano: 100_000 })))
    expect(verdict.verdict).toBe('stay')
    expect(codes).toEqual(['nothing-saved'])
    expect(verdict.plainlySafe).toBe(true)
  })

  it('a price that changes in the middle of the week: what was paid is what is compared', async () => {
    const { verdict } = await decideOn(cases(130, (index) => ({ costNano: index < 65 ? 900_000 : 300_000 })))
    expect(verdict.saving).toMatchObject({ known: true, primary: 600_000 })
    expect(verdict.saving.known && verdict.saving.perRequest.low).toBeLessThan(480_000)
  })

  it('a clock that jumps by years: neither the rate nor the span follow it', async () => {
    const config = configWith({ margin: 0.1 }, { policy: { minSpan: '24h' } })
    const jumping = cases(130, (index) => (index === 100 ? { at: -9 * 365 * 24 * hour } : {}))
    const { verdict, decision, codes } = await decideOn(jumping, { config })
    expect(codes).toContain('short-span')
    expect(verdict.verdict).toBe('undecided')
    // 1,300 requests in 130 minutes
    const perDay = decision.tasks[0]?.reading.input.requestsPerDay ?? 0
    expect(perDay).toBeGreaterThan(14_000)
    expect(perDay).toBeLessThan(15_000)
  })

  it('requests whose length the vendor did not count: it is estimated from their text', async () => {
    const long = 'twelve thousand words are too many '.repeat(400)
    const config = configSchema.parse({
      ...JSON.parse(JSON.stringify(configWith({ margin: 0.1 }))),
      tiers: {
        nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano', contextWindow: 1_000 },
      },
    })
    const given = cases(20, (index) => ({ uncounted: true, asked: index < 10 ? long : 'short', shadow: {} }))
    const { verdict } = await decideOn(given, { config })
    expect(verdict.fit).toMatchObject({ requests: 20, overContext: 10, lengthUnknown: 0 })
    expect(verdict.verdict).toBe('unfit')
  })
})

describe('a task that config', () => {
  it('renames keeps its evidence, its switch and its place among the questions', async () => {
    const first = await decideOn(cases(130))
    expect(first.verdict.verdict).toBe('switch')
    const renamed = configSchema.parse({
      ...JSON.parse(JSON.stringify(first.config)),
      tasks: { triage: { kind: 'classify', margin: 0.1, found: ['t-route'] } },
    })
    const { tasks, ledger } = await decideStore(renamed, first.store, now)
    expect(tasks.map(({ verdict }) => [verdict.task, verdict.candidates[0]?.verdict])).toEqual([
      ['triage', 'switch'],
    ])
    expect(ledger).toEqual(first.decision.ledger)
  })

  it('merges with another is one task, with the versions of both', async () => {
    const both = cases(210, (index) => ({ task: index % 3 === 0 ? 'old' : 'route' }))
    const merged = configSchema.parse({
      ...JSON.parse(JSON.stringify(configWith({ margin: 0.1 }))),
      tasks: { all: { kind: 'classify', margin: 0.1, found: ['t-old', 't-route'] } },
    })
    const { decision } = await decideOn(both, { config: merged })
    expect(decision.tasks).toHaveLength(1)
    const [task] = decision.tasks
    expect(task?.reading).toMatchObject({ name: 'all', exchanges: 2_100, version: { key: 'v-route' } })
    expect(task?.reading.versions.map(({ key, units }) => [key, units]).toSorted()).toEqual([
      ['v-old', 70],
      ['v-route', 140],
    ])
  })
})

describe('a setting that changes while an evaluation runs', () => {
  const asked = async (task: Settings) => {
    const first = await decideOn(cases(130))
    const config = configWith({ margin: 0.1, ...task })
    const { ledger } = await decideStore(config, first.store, now)
    return { newcomers: ledger.newcomers.length, switched: ledger.switched.length }
  }

  it('is another question where it is the risk, the grader or the margin, and the same where it is a cost', async () => {
    expect((await asked({ alpha: 0.02 })).newcomers).toBe(1)
    expect((await asked({ labels: ['order_status', 'other'] })).newcomers).toBe(1)
    expect((await asked({ margin: 0.08 })).newcomers).toBe(1)
    expect((await asked({ errorCost: 0.001 })).newcomers).toBe(0)
  })
})
