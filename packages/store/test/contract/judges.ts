import { emptyEvidence, subtractEvidence } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import type { CountUnit, GradeRow, Store } from '../../src/index.ts'
import { countable, grade, minute, monday, plan } from '../traffic.ts'
import type { Harness } from './contract.ts'

/** The judge's label stands in the evidence's labels, so that it shows what units were counted with. */
const count: CountUnit = ({ unit, trials }, evaluation) =>
  trials.map((it) => ({
    evaluation,
    taskVersion: unit.taskVersion,
    tierRevision: it.tierRevision,
    tierName: it.tierName,
    slice: '',
    day: '2026-03-02',
    reading: 'as-is',
    evidence: { ...emptyEvidence(), units: 1, labels: it.judgeLabel === null ? {} : { [it.judgeLabel]: 1 } },
  }))
const recount = { count, subtract: subtractEvidence }

const judge = 'judge:r1#c1'
const judgement = (trialId: string, outcome: GradeRow['outcome'], grader = judge): GradeRow =>
  grade(trialId, { grader, outcome, score: outcome === 'passed' ? 1 : 0 })
const trialOf = (id: string) => `candidate of ${id}`
const lease = { now: monday + minute, until: monday + 2 * minute, limit: 10 }
const nothing = { costNano: null, error: null, totalMs: null, usage: null, servedModel: null }

export function judgesContract(harness: Harness): void {
  /** Units a, b, … that failed by their text, and wait for a judge. */
  const failed = async (ids: string[], judgeAt?: number): Promise<Store> => {
    const store = await harness.open()
    await plan(store, ids)
    for (const id of ids) {
      const row = grade(trialOf(id), { grader: 'text', outcome: 'failed', failures: '[{"code":"differs"}]' })
      const grades = [row]
      const settled = { state: 'graded', reason: null, grades } as const
      await store.settleTrial(trialOf(id), { ...settled, ...(judgeAt !== undefined && { judgeAt }) })
    }
    return store
  }
  const countAll = async (store: Store) => {
    await store.closeUnits(monday + minute)
    const units = await countable(store, 10)
    await store.countUnits(
      units.map((it) => ({ unitId: it.unit.id, evaluation: 'e', deltas: count(it, 'e') })),
    )
  }
  const labelsOf = async (store: Store) =>
    (await store.evidence({ evaluation: 'e' })).map(({ evidence }) => evidence.labels)

  describe('judges', () => {
    it('gives out what is to be judged once, and again only where it was not settled', async () => {
      const store = await failed(['a', 'b'], monday)
      const [first] = await store.leaseJudgings({ ...lease, limit: 1 })
      expect(first).toMatchObject({ trial: { id: trialOf('a'), state: 'graded' }, grade: { grader: 'text' } })
      expect((await store.leaseJudgings(lease)).map(({ trial }) => trial.id)).toEqual([trialOf('b')])
      expect(await store.leaseJudgings(lease)).toEqual([])
      await store.settleJudging(trialOf('a'), { grade: judgement(trialOf('a'), 'passed') }, recount)
      await store.settleJudging(trialOf('b'), { judgeAt: monday + 9 * minute }, recount)
      expect(await store.leaseJudgings({ ...lease, now: monday + 3 * minute })).toEqual([])
      const again = await store.leaseJudgings({ ...lease, now: monday + 9 * minute })
      expect(again.map(({ trial }) => trial.id)).toEqual([trialOf('b')])
    })

    it('queues what this judge has not graded yet, and what failed by more than its text', async () => {
      const store = await failed(['a', 'b'])
      await plan(store, ['c', 'd'])
      const other = { outcome: 'failed', failures: '[{"code":"wrong-label"}]' } as const
      await store.settleTrial(trialOf('c'), {
        state: 'graded',
        reason: null,
        grades: [grade(trialOf('c'), other)],
      })
      await store.settleJudging(trialOf('a'), { grade: judgement(trialOf('a'), 'passed') }, recount)
      expect(await store.queueJudging({ judge, taskVersion: 'route-1', at: monday })).toBe(1)
      expect((await store.leaseJudgings(lease)).map(({ trial }) => trial.id)).toEqual([trialOf('b')])
      expect(await store.queueJudging({ judge: 'judge:r2#c1', taskVersion: 'route-1', at: monday })).toBe(1)
    })

    it('books each call before it is made, and one that a crash swallowed at its estimate', async () => {
      const store = await failed(['a'], monday)
      const call = { trialId: trialOf('a'), judge, at: monday, estimateNano: 5 }
      const both = await Promise.all([store.startJudgeCall(call), store.startJudgeCall(call)])
      expect(both.sort((a, b) => a - b)).toEqual([1, 2])
      await expect(store.startJudgeCall({ ...call, trialId: 'none' })).rejects.toThrow('no trial "none"')
      expect(await store.spentNano(0)).toEqual({ nano: 10, unknown: 0 })
      await store.endJudgeCall({ ...nothing, ...call, n: 1, outcome: 'ok', costNano: 3 })
      expect(await store.spentNano(0)).toEqual({ nano: 8, unknown: 0 })
      await store.leaseJudgings(lease)
      expect(await store.spentNano(0)).toEqual({ nano: 8, unknown: 0 })
      await store.endJudgeCall({ ...nothing, ...call, n: 1, outcome: 'failed', costNano: 99 })
      await store.endJudgeCall({ ...nothing, ...call, n: 2, outcome: 'ok', costNano: null })
      expect(await store.spentNano(0)).toEqual({ nano: 3, unknown: 1 })
    })

    it('labels only where it is admitted, whichever came first: its grade, the count or the admission', async () => {
      const store = await failed(['a', 'b', 'c'], monday)
      const called = { judge, at: monday, estimateNano: null }
      for (const id of ['a', 'b', 'c']) await store.startJudgeCall({ trialId: trialOf(id), ...called })
      const says = (id: string, outcome: GradeRow['outcome']) =>
        store.settleJudging(trialOf(id), { grade: judgement(trialOf(id), outcome) }, recount)
      await says('a', 'passed')
      await countAll(store)
      expect(await labelsOf(store)).toEqual([{}])
      await store.admitJudge({ taskKey: 'route', grader: judge, at: monday }, recount)
      expect(await labelsOf(store)).toEqual([{ equivalent: 1 }])
      await says('b', 'failed')
      await says('c', 'unscored')
      expect(await labelsOf(store)).toEqual([{ equivalent: 1, worse: 1 }])
      const { units } = await store.countedUnits('e', { after: 0, limit: 10 })
      expect(units.map(({ trials }) => trials[0]?.judgeLabel)).toEqual(['equivalent', 'worse', null])
      // The grade that decides is what it was.
      expect(units.map(({ trials }) => trials[0]?.grade?.grader)).toEqual(['text', 'text', 'text'])
      await store.admitJudge({ taskKey: 'route', grader: 'judge:r2#c1', at: monday }, recount)
      expect(await labelsOf(store)).toEqual([{}])
      await store.admitJudge({ taskKey: 'route', grader: null, at: monday }, recount)
      expect(await store.admissions()).toEqual([])
      expect(await store.judged()).toEqual([
        { taskKey: 'route', judge, outcome: 'failed', count: 1 },
        { taskKey: 'route', judge, outcome: 'passed', count: 1 },
        { taskKey: 'route', judge, outcome: 'unscored', count: 1 },
      ])
    })

    it('shares a label with a reviewer where both have said something, the reviewer’s last word', async () => {
      const store = await failed(['a', 'b', 'c'], monday)
      const review = (id: string, trial: string, label: 'worse' | 'equivalent', at: number) =>
        store.appendReview({ id, trialId: trialOf(trial), at, reviewer: 'r', label, note: null })
      await review('1', 'a', 'worse', 1)
      await review('2', 'a', 'equivalent', 2)
      await review('3', 'b', 'worse', 1)
      await store.settleJudging(trialOf('a'), { grade: judgement(trialOf('a'), 'passed') }, recount)
      await store.settleJudging(trialOf('b'), { grade: judgement(trialOf('b'), 'unscored') }, recount)
      await store.settleJudging(trialOf('c'), { grade: judgement(trialOf('c'), 'failed') }, recount)
      expect(await store.sharedLabels(judge, ['route'])).toEqual([
        { label: 'equivalent', outcome: 'passed', count: 1 },
      ])
      expect(await store.sharedLabels(judge, ['other'])).toEqual([])
      expect(await store.sharedLabels('judge:r2#c1', ['route'])).toEqual([])
    })
  })
}
