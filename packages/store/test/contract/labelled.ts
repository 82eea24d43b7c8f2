import { emptyEvidence, subtractEvidence } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import type { CountUnit, Store } from '../../src/index.ts'
import { countable, grade, minute, monday, plan, settle, trial } from '../traffic.ts'
import type { Harness } from './contract.ts'

/** Whoever's label it is stands in the evidence, so that it shows what units were counted with. */
const count: CountUnit = ({ unit, trials }, evaluation) =>
  trials.map(({ tierRevision, tierName, label, judgeLabel }) => {
    const said = label ?? judgeLabel
    return {
      evaluation,
      taskVersion: unit.taskVersion,
      tierRevision,
      tierName,
      slice: '',
      day: '2026-03-02',
      reading: 'as-is',
      evidence: { ...emptyEvidence(), units: 1, labels: said === null ? {} : { [said]: 1 } },
    }
  })
const recount = { count, subtract: subtractEvidence }
const judge = 'judge:r1#c1'

type Meanwhile = () => Promise<void>
const nothing: Meanwhile = async () => {}

async function countUnits(store: Store, meanwhile: Meanwhile): Promise<void> {
  const units = await countable(store, 10)
  await meanwhile()
  await store.countUnits(
    units.map((read) => ({ unitId: read.unit.id, evaluation: 'e', deltas: count(read, 'e'), read })),
  )
}

async function countLate(store: Store, meanwhile: Meanwhile): Promise<void> {
  const late = await store.lateUnits('e', 10)
  await meanwhile()
  const counted = late.flatMap(({ tierRevision, units }) =>
    units.map((read) => {
      const deltas = count(read, 'e').filter((it) => it.tierRevision === tierRevision)
      return { unitId: read.unit.id, tierRevision, deltas, read }
    }),
  )
  await store.countLate(counted)
}

const review = (store: Store, trialId: string, id = 'r1') =>
  store.reviewTrial({ id, trialId, at: monday, reviewer: 'r', label: 'equivalent', note: null }, recount)
const judged = (store: Store, trialId: string) =>
  store.settleJudging(trialId, { grade: grade(trialId, { grader: judge }) }, recount)
const admitted = (store: Store) => store.admitJudge({ taskKey: 'route', grader: judge, at: monday }, recount)

export function labelledContract(harness: Harness): void {
  const closed = async (): Promise<Store> => {
    const store = await harness.open()
    await plan(store, ['a', 'b', 'c'])
    await settle(store, ['a', 'b', 'c'])
    await store.closeUnits(monday + minute)
    return store
  }
  const evidenceOf = async (store: Store, tierName: string) =>
    (await store.evidence({ evaluation: 'e' }))
      .filter((row) => row.tierName === tierName)
      .map(({ evidence: { units, labels } }) => ({ units, labels }))

  describe('a label that comes while a unit is counted', () => {
    it.each([
      ['a reviewer’s', nothing, review],
      ['a judge’s', admitted, judged],
      ['that of a judge who is admitted', (store: Store) => judged(store, 'candidate of b'), admitted],
    ] as const)('is in the evidence all the same: %s', async (_, before, label) => {
      const store = await closed()
      await before(store)
      await countUnits(store, () => label(store, 'candidate of b'))
      // what comes before it is counted, and what comes after it keeps its place
      expect(await evidenceOf(store, 'nano')).toEqual([{ units: 1, labels: {} }])
      await countUnits(store, nothing)
      expect(await evidenceOf(store, 'nano')).toEqual([{ units: 3, labels: { equivalent: 1 } }])
      // once
      await review(store, 'candidate of b', 'r2')
      expect(await evidenceOf(store, 'nano')).toEqual([{ units: 3, labels: { equivalent: 1 } }])
    })

    it('is in the evidence of a candidate that came later, too', async () => {
      const store = await closed()
      await countUnits(store, nothing)
      await store.registerTier({ revision: 'late-r1', name: 'late', body: '{}', at: monday })
      for (const exchangeId of ['a', 'b', 'c']) {
        const id = `late of ${exchangeId}`
        const late = trial(exchangeId, { id, tierRevision: 'late-r1', tierName: 'late' })
        await store.planLateTrials([{ exchangeId, trials: [late] }], monday)
        await store.settleTrial(id, { state: 'graded', reason: null, grades: [grade(id)] })
      }
      await countLate(store, () => review(store, 'late of b'))
      expect(await evidenceOf(store, 'late')).toEqual([{ units: 1, labels: {} }])
      await countLate(store, nothing)
      expect(await evidenceOf(store, 'late')).toEqual([{ units: 3, labels: { equivalent: 1 } }])
    })
  })
}
