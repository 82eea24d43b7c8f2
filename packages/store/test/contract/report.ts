import { describe, expect, it } from 'vitest'
import type { RecommendationRow, VerdictRow } from '../../src/index.ts'
import { grade, monday, plan, settle, trial } from '../traffic.ts'
import type { Harness } from './contract.ts'

const recommendation = (
  id: string,
  at: number,
  over: Partial<RecommendationRow> = {},
): RecommendationRow => ({
  id,
  at,
  evaluation: 'e1',
  taskKey: 'route',
  taskVersion: 'route-1',
  body: `{"id":"${id}"}`,
  ...over,
})
const verdict = (id: string, at: number, over: Partial<VerdictRow> = {}): VerdictRow => ({
  ...recommendation(id, at),
  candidate: 'nano',
  tierRevision: 'nano-r1',
  verdict: 'undecided',
  ...over,
})

export function reportContract(harness: Harness): void {
  describe('report', () => {
    it('finds an evaluation by name: what it began with stays, what the config says follows', async () => {
      const store = await harness.open()
      const first = {
        id: 'e1',
        name: 'week',
        owner: null,
        startedAt: monday,
        endsAt: null,
        budgetNano: 5_000_000_000,
        policy: '{"alpha":0.05}',
        seed: 's',
      }
      expect(await store.putEvaluation(first)).toEqual(first)
      const later = {
        ...first,
        id: 'e2',
        owner: 'ops',
        startedAt: monday + 1,
        budgetNano: null,
        policy: '{}',
      }
      expect(await store.putEvaluation(later)).toEqual({ ...first, owner: 'ops', budgetNano: null })
    })

    it('shows the newest verdict per version and candidate, and any earlier state', async () => {
      const store = await harness.open()
      const haiku = verdict('v2', monday, { candidate: 'haiku' })
      await store.appendVerdicts([verdict('v1', monday), haiku], [recommendation('r1', monday)])
      const newer = verdict('v3', monday + 1, { verdict: 'switch' })
      await store.appendVerdicts([newer], [recommendation('r2', monday + 1)])
      await store.appendVerdicts([verdict('v3', monday + 9, { verdict: 'stay' })], [])
      await store.appendVerdicts([verdict('v4', monday + 2, { evaluation: 'other' })], [])

      expect(await store.latestVerdicts('e1')).toEqual({
        verdicts: [haiku, newer],
        recommendations: [recommendation('r2', monday + 1)],
      })
      expect(await store.latestVerdicts('e1', monday)).toEqual({
        verdicts: [haiku, verdict('v1', monday)],
        recommendations: [recommendation('r1', monday)],
      })
    })

    it('puts a trial beside its exchange and its control, the newest first, page by page', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await store.planTrials([{ exchangeId: 'b', trials: [trial('b', { role: 'control' })] }], monday)
      await settle(store, ['a', 'b'])
      const failed = grade('candidate of c', { outcome: 'failed', score: 0, detectable: true })
      await store.settleTrial('candidate of c', { state: 'graded', reason: null, grades: [failed] })
      const control = grade('control of b', { outcome: 'failed', score: 0.5 })
      await store.settleTrial('control of b', { state: 'graded', reason: null, grades: [control] })

      const page = await store.pairs({ taskKey: 'route', tierName: 'nano', limit: 2 })
      expect(page.map((pair) => [pair.exchange.id, pair.grade, pair.control])).toEqual([
        ['c', failed, null],
        ['b', grade('candidate of b'), control],
      ])
      const next = await store.pairs({ limit: 2, before: 'candidate of b' })
      expect(next.map((pair) => pair.trial.id)).toEqual(['candidate of a'])
      const ids = async (filter: object) =>
        (await store.pairs({ limit: 9, ...filter })).map((pair) => pair.trial.id)
      expect(await ids({ outcome: 'failed' })).toEqual(['candidate of c'])
      expect(await ids({ role: 'control' })).toEqual(['control of b'])
      expect(await ids({ taskKey: 'other' })).toEqual([])
      expect(await ids({ taskVersion: 'route-1', tierRevision: 'mini-r1' })).toEqual([])
    })

    it('names what of a version there is to review, and what of it was', async () => {
      const store = await harness.open()
      await plan(store, ['a', 'b', 'c'])
      await settle(store, ['a', 'c'])
      const failed = grade('candidate of b', { outcome: 'failed', score: 0 })
      await store.settleTrial('candidate of b', { state: 'graded', reason: null, grades: [failed] })
      const review = { trialId: 'candidate of a', reviewer: 'ann', note: null, label: 'worse' } as const
      await store.appendReview({ ...review, id: 'r1', at: monday })
      await store.appendReview({ ...review, id: 'r2', at: monday + 1 })
      const of = (id: string, outcome: string, isReviewed: boolean) => {
        const ids = { trialId: `candidate of ${id}`, unitId: id, tierRevision: 'nano-r1' }
        return { ...ids, outcome, isReviewed }
      }
      expect(await store.reviewable({ taskVersion: 'route-1', limit: 9 })).toEqual([
        of('c', 'passed', false),
        of('b', 'failed', false),
        of('a', 'passed', true),
      ])
      expect(await store.reviewable({ taskVersion: 'route-1', limit: 1 })).toHaveLength(1)
      expect(await store.reviewable({ taskVersion: 'other', limit: 9 })).toEqual([])
      const [pair] = await store.pairs({ trial: 'candidate of b', limit: 9 })
      expect(pair?.trial.id).toBe('candidate of b')
    })

    it('tells how the steps of conversations came out, the newest first', async () => {
      const store = await harness.open()
      const talk = { sessionKey: 'talk' }
      await plan(store, ['a'], { ...talk, continues: true })
      await plan(store, ['b'], { ...talk, step: 1, at: monday + 1 })
      await plan(store, ['c'], { at: monday + 2 })
      await settle(store, ['a', 'c'])
      const failed = grade('candidate of b', { outcome: 'failed', score: 0 })
      await store.settleTrial('candidate of b', { state: 'graded', reason: null, grades: [failed] })
      const of = { taskVersion: 'route-1', tierRevision: 'nano-r1' }
      expect(await store.stepOutcomes({ ...of, limit: 9 })).toEqual([
        { unitId: 'c', step: 0, outcome: 'passed' },
        { unitId: 'a', step: 1, outcome: 'failed' },
        { unitId: 'a', step: 0, outcome: 'passed' },
      ])
      expect(await store.stepOutcomes({ ...of, limit: 1 })).toHaveLength(1)
      expect(await store.stepOutcomes({ ...of, tierRevision: 'mini-r1', limit: 9 })).toEqual([])
    })

    it('appends reviews and keeps them in their order', async () => {
      const store = await harness.open()
      await plan(store, ['a'])
      const review = { trialId: 'candidate of a', reviewer: 'ann', note: null, label: 'worse' } as const
      await store.appendReview({ ...review, id: 'r2', at: monday + 2 })
      await store.appendReview({ ...review, id: 'r1', at: monday + 1, label: 'both-bad', note: 'hm' })
      await store.appendReview({ ...review, id: 'r2', at: monday + 9 })
      expect(
        (await store.reviews(['candidate of a', 'z'])).map((row) => [row.id, row.at, row.label]),
      ).toEqual([
        ['r1', monday + 1, 'both-bad'],
        ['r2', monday + 2, 'worse'],
      ])
      await expect(store.appendReview({ ...review, id: 'r3', at: 0, trialId: 'z' })).rejects.toThrow(
        'no trial "z"',
      )
    })

    it('shows an empty funnel of an empty store', async () => {
      const store = await harness.open()
      expect(await store.funnel()).toEqual({
        seen: 0,
        sampled: 0,
        missed: {},
        planned: 0,
        trials: { pending: 0, leased: 0, graded: 0, 'left-out': 0, expired: 0 },
        trialsByTier: [],
        graded: { passed: 0, failed: 0, unscored: 0 },
        units: { open: 0, closed: 0, counted: 0 },
      })
    })

    it('keeps small values of ours', async () => {
      const store = await harness.open()
      expect(await store.getMeta('cursor')).toBeNull()
      await store.setMeta('cursor', '1')
      await store.setMeta('cursor', '2')
      expect(await store.getMeta('cursor')).toBe('2')
    })
  })
}
