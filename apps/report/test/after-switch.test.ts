import type { CountDelta } from '@tierdrop/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideAndRemember, decideStore, writeReport } from '../src/index.ts'
import { historyOf } from '../src/model/history.ts'
import { ordinaryCases } from './cases.ts'
import { config, fill, fillTrickle, now, openTemporaryStore } from './fill-store.ts'

const hour = 3_600_000
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let ids = 0
const clock = { now: () => now, newId: () => `id-${String(++ids).padStart(6, '0')}` }

beforeEach(async () => {
  opened = await openTemporaryStore()
  await fill(opened.store, ordinaryCases())
})
afterEach(() => opened.close())

/** Requests of all traffic, as capture counts them by the model that replied. */
async function count(model: string, given: Partial<CountDelta>) {
  const base = { taskVersion: 'v-route-ticket', model, hour: now, exchanges: 10, sampled: 1, errors: 0 }
  const money = { inputTokens: 5_000, outputTokens: 100, costNano: 0, unpriced: 0 }
  await opened.store.writeCapture(
    { tasks: [], versions: [], exchanges: [], counts: [{ ...base, ...money, ...given }], missed: [] },
    { quietMs: 1, maxMs: 1 },
  )
}

const decided = () => decideStore(config, opened.store, now)

describe('after a switch', () => {
  it('nothing has moved while production stays where it was', async () => {
    await decideAndRemember(config, opened.store, clock)
    await count('gpt-5.4-2026-03-05', { costNano: 9_000_000 })
    expect((await decided()).moved).toEqual([])
  })

  it('shows what is saved a request beside the forecast, from counts of all traffic', async () => {
    const before = await decideAndRemember(config, opened.store, clock)
    const forecast = before.tasks.find(({ reading }) => reading.name === 'route-ticket')?.verdict
      .recommendation.saving
    await count('gpt-5.4-nano-2026-03-17', { exchanges: 30, costNano: 30 * 150_000 })
    await count('gpt-5.4', { exchanges: 10, costNano: 9_000_000 })
    await count('gpt-5.4-nano-2026-03-17', { hour: now + hour, exchanges: 60, costNano: 60 * 150_000 })
    const [moved, ...others] = (await decided()).moved
    expect(others).toEqual([])
    expect(moved).toMatchObject({
      task: 'route-ticket',
      from: 'gpt-5.4',
      to: 'gpt-5.4-nano-2026-03-17',
      candidate: 'nano',
      since: now,
      requests: 90,
      share: 0.9,
      before: 900_000,
      after: 150_000,
      realised: 750_000,
      saved: 90 * 750_000,
    })
    expect(moved?.forecast).toEqual(forecast?.known && forecast.perRequest)
  })

  it('stands on the overview, with what a unit of work costs, and is no news twice', async () => {
    await decideAndRemember(config, opened.store, clock)
    await count('gpt-5.4-nano', { exchanges: 90, costNano: 90 * 150_000 })
    await decideAndRemember(config, opened.store, clock, 'every-figure')
    const withPipeline = { ...config, pipelines: { desk: ['route-ticket', 'chat'] } }
    const text = await writeReport(withPipeline, opened.store, clock)
    expect(text).toContain('<h2>Switched</h2>')
    expect(text).toContain('<td>gpt-5.4</td><td>gpt-5.4-nano</td>')
    expect(text).toContain('<h2>Units of work</h2>')
    expect(text.match(/What was said before/g)?.length).toBeGreaterThan(0)
    const said = await historyOf(opened.store, config.evaluation.name, now + 9, (key) => key)
    const names = said.map(({ task, candidate }) => `${task} ${candidate}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('keeps what it was switched from, however often it is decided since', async () => {
    await decideAndRemember(config, opened.store, clock)
    await count('gpt-5.4-nano', { exchanges: 90, costNano: 90 * 150_000 })
    const once = (await decideAndRemember(config, opened.store, clock)).moved
    const again = (await decideAndRemember(config, opened.store, clock, 'every-figure')).moved
    expect(once[0]?.from).toBe('gpt-5.4')
    expect(again).toEqual(once)
  })

  it('knows no saving where a price is missing, and what was before is no move', async () => {
    await count('gpt-5.4-nano', { hour: now - 100 * hour, exchanges: 5, costNano: 5 * 150_000 })
    await decideAndRemember(config, opened.store, clock)
    expect((await decided()).moved).toEqual([])
    await count('gpt-5.4-nano', { exchanges: 5, unpriced: 5 })
    const [moved] = (await decided()).moved
    expect(moved).toMatchObject({ requests: 5, after: null, realised: null, saved: null })
  })

  it('takes streams that carry no usage to cost what those in the sample do', async () => {
    await decideAndRemember(config, opened.store, clock)
    const sampled = { estimated: 40, estimatedInput: 20_000, estimatedOutput: 400 }
    const counted = { exchanges: 100, unpriced: 60, costNano: 40 * 150_000 }
    await count('gpt-5.4-nano', { ...counted, ...sampled, estimatedNano: 40 * 150_000 })
    const { moved, tasks } = await decided()
    expect(moved[0]).toMatchObject({ requests: 100, after: 150_000, realised: 750_000 })
    const found = tasks.find(({ reading }) => reading.name === 'route-ticket')?.reading
    expect(found).toMatchObject({ unpriced: 0, estimated: 100 })
    expect(found?.nanoPerDay).toBeGreaterThan(0)
    expect(await writeReport(config, opened.store, clock)).toContain(
      '100 requests of these are priced by a tokenizer’s counts',
    )
  })

  it('what the old model says since, under whatever name it is asked, reopens the question', async () => {
    await decideAndRemember(config, opened.store, clock)
    await count('gpt-5.4-nano-2026-03-17', { exchanges: 30, costNano: 30 * 150_000 })
    const former = 'current:gpt-5.4-2026-03-05'
    await fillTrickle(opened.store, { task: 'route-ticket', former, failed: 40, of: 120 })
    const { moved, tasks } = await decided()
    expect(moved[0]?.trickle).toMatchObject({ units: 120, drift: { alarm: true } })
    const found = tasks.find(({ reading }) => reading.name === 'route-ticket')?.verdict
    const nano = found?.candidates.find(({ candidate }) => candidate === 'nano')
    expect(nano).toMatchObject({ verdict: 'undecided', switched: true, drift: { alarm: true } })
    expect(nano?.reasons.map(({ code }) => code).slice(0, 2)).toEqual(['reopened', 'drift'])
    expect(await writeReport(config, opened.store, clock)).toContain('drifts away from the model of before')
    // the other candidate was safe beside the old model all the time
    expect(found?.recommendation).toMatchObject({ action: 'switch', candidate: 'haiku' })
  })

  it('an old model that agrees leaves the switch as it is', async () => {
    await decideAndRemember(config, opened.store, clock)
    await count('gpt-5.4-nano-2026-03-17', { exchanges: 30, costNano: 30 * 150_000 })
    const former = 'current:gpt-5.4-2026-03-05'
    await fillTrickle(opened.store, { task: 'route-ticket', former, failed: 1, of: 120 })
    const { moved, tasks } = await decided()
    expect(moved[0]?.trickle).toMatchObject({ units: 120, drift: { alarm: false } })
    const found = tasks.find(({ reading }) => reading.name === 'route-ticket')?.verdict
    expect(found?.recommendation).toMatchObject({ action: 'switch', candidate: 'nano' })
  })
})
