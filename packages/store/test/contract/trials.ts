import { describe, expect, it } from 'vitest'
import { type AttemptEnd, budgetSpent, type StatusCount, type Store } from '../../src/index.ts'
import { capture, exchange, grade, minute, monday, plan, tier, timing, trial } from '../traffic.ts'
import type { Harness } from './contract.ts'

const lease = (over: Partial<Parameters<Store['leaseTrials']>[0]> = {}) => ({
  owner: 'w1',
  now: monday + minute,
  until: monday + 2 * minute,
  limit: 10,
  ...over,
})

const end = (trialId: string, n: number, over: Partial<AttemptEnd> = {}): AttemptEnd => ({
  trialId,
  n,
  at: monday + minute + 500,
  outcome: 'ok',
  error: null,
  firstMs: 120,
  totalMs: 500,
  usage: null,
  costNano: 900,
  servedModel: 'gpt-5.4-nano-2026-03-01',
  text: '{"label":"billing"}',
  contentType: 'application/json',
  ...over,
})

export function trialsContract(harness: Harness): void {
  describe('trials', () => {
    it('plans an exchange once', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await store.planTrials([{ exchangeId: 'a', trials: [trial('a', { id: 'again' })] }], monday + 9)
      expect(await store.unplannedExchanges(10)).toEqual([])
      expect((await store.exchanges(['a']))[0]?.plannedAt).toBe(monday)
      expect((await store.funnel()).trials.pending).toBe(1)
    })

    it('plans in the order of capture, and an exchange without trials too', async () => {
      const store = await harness.open()
      await store.writeCapture(capture([exchange('b', { at: monday + 1 }), exchange('a')]), timing)
      expect((await store.unplannedExchanges(10)).map((row) => row.id)).toEqual(['a', 'b'])
      await store.planTrials([{ exchangeId: 'a', trials: [] }], monday)
      expect((await store.unplannedExchanges(1)).map((row) => row.id)).toEqual(['b'])
    })

    it('refuses trials of an exchange or a tier that it does not know', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await expect(store.planTrials([{ exchangeId: 'z', trials: [] }], monday)).rejects.toThrow(
        'no exchange "z"',
      )
      const stranger = trial('a', { tierRevision: 'stranger' })
      await expect(store.planTrials([{ exchangeId: 'a', trials: [stranger] }], monday)).rejects.toThrow(
        '"stranger" was never registered',
      )
    })

    it('leases what is due, oldest first, to one owner each', async () => {
      const store = await harness.open()
      const second = await harness.open(harness.url())
      const ids = Array.from({ length: 40 }, (_, index) => `x${index}`)
      await plan(store, ids)
      const leases = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store : second).leaseTrials(lease({ owner: `w${index}`, limit: 5 })),
        ),
      )
      const leased = leases.flat().map((row) => row.id)
      // rows locked by another are passed over, so what is left takes another round
      leased.push(...(await store.leaseTrials(lease({ limit: 40 }))).map((row) => row.id))
      expect(leased.sort()).toEqual(ids.map((id) => `candidate of ${id}`).sort())
      expect(await store.leaseTrials(lease())).toEqual([])
    })

    it('leases only what is due, not expired, and of the tiers asked for', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      expect(await store.leaseTrials(lease({ tierRevisions: ['mini-r1'] }))).toEqual([])
      expect(await store.leaseTrials(lease({ tierRevisions: [] }))).toEqual([])
      expect(await store.leaseTrials(lease({ now: monday - 1 }))).toEqual([])
      expect(await store.leaseTrials(lease({ now: monday + 24 * 60 * minute }))).toEqual([])
      const [first, ...others] = await store.leaseTrials(lease({ limit: 1, tierRevisions: [tier.revision] }))
      expect(others).toEqual([])
      expect(first).toEqual({
        ...trial('a'),
        state: 'leased',
        attempts: 0,
        leaseOwner: 'w1',
        leaseUntil: monday + 2 * minute,
        reason: null,
      })
    })

    it('gives a released trial out again when it is due', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      await store.leaseTrials(lease())
      await store.releaseTrial('candidate of a', monday + 5 * minute)
      expect(await store.leaseTrials(lease())).toEqual([])
      expect(await store.leaseTrials(lease({ now: monday + 5 * minute }))).toHaveLength(1)
    })

    it('lets a worker that lives hold its leases, and one that stops give back what it has not begun', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await store.leaseTrials(lease({ owner: 'w1', limit: 2 }))
      await store.leaseTrials(lease({ owner: 'w2' }))
      await store.renewLeases({ owner: 'w1', until: monday + 5 * minute })
      expect(await store.recoverLeases(monday + 2 * minute)).toBe(1)

      await store.startAttempt({ trialId: 'candidate of a', n: 1, at: monday, estimateNano: 1 })
      await store.releaseLeases('w1')
      expect((await store.leaseTrials(lease())).map((row) => row.id)).toEqual([
        'candidate of b',
        'candidate of c',
      ])
    })

    it('lists the tiers that were registered, each revision once, under its last name', async () => {
      const store = await harness.open()
      expect(await store.tiers()).toEqual([])
      await plan(store, [])
      await store.registerTier({ ...tier, name: 'renamed', at: monday + 1 })
      expect((await store.tiers()).map((row) => [row.revision, row.name, row.at])).toEqual([
        ['nano-r1', 'renamed', monday],
        ['mini-r1', 'mini', monday],
      ])
    })

    it('starts an attempt once, and only under a lease', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      const start = { trialId: 'candidate of a', n: 1, at: monday + minute, estimateNano: 1_000 }
      await expect(store.startAttempt(start)).rejects.toThrow('not leased')
      await store.leaseTrials(lease())
      await store.startAttempt(start)
      await expect(store.startAttempt(start)).rejects.toThrow('had that attempt')
      expect(await store.spentNano(0)).toEqual({ nano: 1_000, unknown: 0 })
    })

    it('books attempts at what they cost, unknown costs apart', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await store.leaseTrials(lease())
      const attempt = { at: monday + minute, estimateNano: 1_000, n: 1 }
      for (const id of ['a', 'b', 'c'])
        await store.startAttempt({ ...attempt, trialId: `candidate of ${id}` })
      await store.endAttempt(end('candidate of a', 1))
      await store.endAttempt(end('candidate of b', 1, { costNano: null }))
      expect(await store.spentNano(0)).toEqual({ nano: 1_900, unknown: 1 })
      expect(await store.spentNano(monday + 2 * minute)).toEqual({ nano: 0, unknown: 0 })
      await expect(store.endAttempt(end('candidate of a', 2))).rejects.toThrow('was never started')
    })

    it('takes trials of workers that are gone back, and books their attempts at the estimate', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      await store.leaseTrials(lease())
      await store.startAttempt({ trialId: 'candidate of a', n: 1, at: monday + minute, estimateNano: 1_000 })
      expect(await store.recoverLeases(monday + 2 * minute - 1)).toBe(0)
      expect(await store.recoverLeases(monday + 2 * minute)).toBe(2)
      expect(await store.spentNano(0)).toEqual({ nano: 1_000, unknown: 0 })

      const again = await store.leaseTrials(lease({ until: monday + 9 * minute }))
      expect(again.map((row) => [row.id, row.attempts])).toEqual([
        ['candidate of a', 1],
        ['candidate of b', 0],
      ])
      // the answer comes after all: it takes the place of what was booked as unknown, and the first end stands
      await store.endAttempt(end('candidate of a', 1))
      await store.endAttempt(end('candidate of a', 1, { costNano: 7, text: 'other' }))
      expect(await store.spentNano(0)).toEqual({ nano: 900, unknown: 0 })
      expect((await store.trialTexts(['candidate of a'])).get('candidate of a')?.text).toBe(
        '{"label":"billing"}',
      )
    })

    it('takes back what an owner that is gone had, before its lease runs out, and books no ended attempt anew', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      await store.leaseTrials(lease({ owner: 'gone', limit: 1 }))
      await store.leaseTrials(lease({ owner: 'alive', limit: 1 }))
      await store.startAttempt({ trialId: 'candidate of a', n: 1, at: monday, estimateNano: 1_000 })
      await store.endAttempt(end('candidate of a', 1, { outcome: 'limited', costNano: 0 }))
      expect(await store.recoverLeases(monday + minute, 'gone')).toBe(1)
      expect(await store.spentNano(0)).toEqual({ nano: 0, unknown: 0 })
      expect((await store.leaseTrials(lease())).map((row) => row.id)).toEqual(['candidate of a'])
    })

    it('gives back the last reply of a trial', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      await store.leaseTrials(lease())
      for (const n of [1, 2]) {
        await store.startAttempt({ trialId: 'candidate of a', n, at: monday, estimateNano: null })
        await store.endAttempt(end('candidate of a', n, { text: `reply ${n}` }))
      }
      expect(await store.trialTexts(['candidate of a', 'candidate of b'])).toEqual(
        new Map([['candidate of a', { text: 'reply 2', contentType: 'application/json' }]]),
      )
    })

    it('knows when production was last rate-limited, by upstream', async () => {
      const store = await harness.open()
      expect(await store.lastLimited()).toEqual([])
      const limited = { upstream: 'openai', httpStatus: 429, hour: monday, count: 2 }
      const write = (...statuses: StatusCount[]) => store.writeCapture(capture([], { statuses }), timing)
      await write(
        { ...limited, lastAt: monday + 2 },
        { ...limited, upstream: 'anthropic', lastAt: monday + 4 },
        { ...limited, httpStatus: 503, lastAt: monday + 5 },
      )
      await write({ ...limited, lastAt: monday + 1 })
      expect(await store.lastLimited()).toEqual([
        { upstream: 'anthropic', at: monday + 4 },
        { upstream: 'openai', at: monday + 2 },
      ])
      const nextHour = monday + 60 * minute
      await write({ ...limited, hour: nextHour, lastAt: nextHour + 1 })
      expect(await store.lastLimited()).toContainEqual({ upstream: 'openai', at: nextHour + 1 })
    })

    it('expires what was never leased in time', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      const expiry = monday + 24 * 60 * minute
      expect(await store.expireTrials(expiry - 1, { isSpent: false })).toBe(0)
      expect(await store.expireTrials(expiry, { isSpent: false })).toBe(1)
      expect(await store.leaseTrials(lease())).toEqual([])
      expect((await store.funnel()).trialsByTier).toEqual([
        { tierName: 'nano', role: 'candidate', state: 'expired', reason: 'expired', count: 1 },
      ])
    })

    it('tells what expired for want of budget from what was asked in vain', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b'])
      const [asked] = await store.leaseTrials({ ...lease(), limit: 1 })
      if (!asked) throw new Error('a trial is due')
      await store.startAttempt({ trialId: asked.id, n: 1, at: monday, estimateNano: null })
      const expiry = monday + 24 * 60 * minute
      await store.recoverLeases(expiry)
      expect(await store.expireTrials(expiry, { isSpent: true })).toBe(2)
      const reasons = (await store.funnel()).trialsByTier.map(({ state, reason }) => `${state}: ${reason}`)
      expect(reasons.sort()).toEqual(['expired: expired', `expired: ${budgetSpent}`])
    })

    it('settles a trial once', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      const id = 'candidate of a'
      const failed = grade(id, { outcome: 'failed', score: 0 })
      await store.settleTrial(id, { state: 'graded', reason: null, grades: [grade(id)] })
      await store.settleTrial(id, { state: 'graded', reason: null, grades: [failed] })
      await store.settleTrial(id, { state: 'left-out', reason: 'outage', grades: [] })
      expect((await store.pairs({ limit: 9 })).map((pair) => [pair.trial.state, pair.grade])).toEqual([
        ['graded', grade(id)],
      ])
      await expect(store.settleTrial('z', { state: 'left-out', reason: 'x', grades: [] })).rejects.toThrow(
        'no trial "z"',
      )
    })

    it('lets the first of several grades decide, and a regrade take its place', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      const id = 'candidate of a'
      await expect(store.regradeTrial(id, [grade(id)])).rejects.toThrow('no grade yet')
      const grades = [grade(id), grade(id, { grader: 'schema', outcome: 'failed' })]
      await store.settleTrial(id, { state: 'graded', reason: null, grades })
      expect((await store.funnel()).graded).toEqual({ passed: 1, failed: 0, unscored: 0 })
      const newer = grade(id, { graderVersion: 2, outcome: 'unscored', score: null, reason: 'no label' })
      await store.regradeTrial(id, [newer])
      expect((await store.pairs({ limit: 9 }))[0]?.grade).toEqual(newer)
      expect((await store.funnel()).graded).toEqual({ passed: 0, failed: 0, unscored: 1 })
    })
  })
}
