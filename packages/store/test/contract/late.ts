import { emptyEvidence } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import type { CountUnit, EvidenceRow, NewTrial, Store } from '../../src/index.ts'
import {
  capture,
  countable,
  exchange,
  grade,
  minute,
  monday,
  plan,
  settle,
  timing,
  trial,
} from '../traffic.ts'
import type { Harness } from './contract.ts'

const newcomer = { revision: 'late-r1', name: 'late', body: '{"model":"late"}', at: monday }
const lateTrial = (exchangeId: string, over: Partial<NewTrial> = {}): NewTrial =>
  trial(exchangeId, {
    id: `late of ${exchangeId}`,
    tierRevision: newcomer.revision,
    tierName: newcomer.name,
    ...over,
  })

const count: CountUnit = ({ unit, trials }, evaluation): EvidenceRow[] =>
  trials
    .filter(({ role }) => role === 'candidate')
    .map((it) => ({
      evaluation,
      taskVersion: unit.taskVersion,
      tierRevision: it.tierRevision,
      tierName: it.tierName,
      slice: '',
      day: '2026-03-02',
      reading: 'as-is',
      evidence: { ...emptyEvidence(), units: 1 },
    }))

async function countAll(store: Store, evaluation = 'e1'): Promise<void> {
  await store.closeUnits(monday + minute)
  const units = await countable(store, 100)
  await store.countUnits(
    units.map((it) => ({ unitId: it.unit.id, evaluation, deltas: count(it, evaluation) })),
  )
}

async function countLate(store: Store): Promise<string[]> {
  const late = await store.lateUnits('e1', 100)
  await store.countLate(
    late.flatMap(({ tierRevision, units }) =>
      units.map((it) => ({ unitId: it.unit.id, tierRevision, deltas: count(it, 'e1') })),
    ),
  )
  return late.flatMap(({ units }) => units.map(({ unit }) => unit.id))
}

const settleLate = (store: Store, id: string) =>
  store.settleTrial(`late of ${id}`, {
    state: 'graded',
    reason: null,
    grades: [grade(`late of ${id}`)],
  })

const unitsOf = async (store: Store, evaluation = 'e1'): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await store.evidence({ evaluation })).map(({ tierName, evidence }) => [tierName, evidence.units]),
  )

export function lateContract(harness: Harness): void {
  const prepare = async (ids: string[]): Promise<Store> => {
    const store = await harness.open()
    await store.registerTier(newcomer)
    await plan(store, ids)
    await settle(store, ids)
    await countAll(store)
    return store
  }
  const planLate = (store: Store, ids: string[]) =>
    store.planLateTrials(
      ids.map((id) => ({ exchangeId: id, trials: [lateTrial(id)] })),
      monday,
    )

  describe('a candidate that comes later', () => {
    it('is counted in the order of the units, by itself, and what comes after waits for its turn', async () => {
      const store = await prepare(['a', 'b'])
      await planLate(store, ['a', 'b'])
      await settleLate(store, 'b')
      expect(await countLate(store)).toEqual([])

      await store.writeCapture(capture([exchange('c', { at: monday + 9 })]), timing)
      await store.planTrials([{ exchangeId: 'c', trials: [trial('c'), lateTrial('c')] }], monday)
      await settle(store, ['c'])
      await settleLate(store, 'c')
      await countAll(store)
      expect(await unitsOf(store)).toEqual({ nano: 3 })
      expect((await store.funnel()).units.counted).toBe(3)

      await settleLate(store, 'a')
      expect(await countLate(store)).toEqual(['a', 'b', 'c'])
      expect(await unitsOf(store)).toEqual({ nano: 3, late: 3 })
      expect(await countLate(store)).toEqual([])
      const counted = await store.countedUnits('e1', { after: 0, limit: 9 })
      expect(counted.units.map(({ trials }) => trials.map(({ tierName }) => tierName))).toEqual(
        Array(3).fill(['nano', 'late']),
      )
      // from now on it is counted like any other
      await store.writeCapture(capture([exchange('d', { at: monday + 10 })]), timing)
      await store.planTrials([{ exchangeId: 'd', trials: [lateTrial('d')] }], monday)
      await settleLate(store, 'd')
      await countAll(store)
      expect(await unitsOf(store)).toEqual({ nano: 3, late: 4 })
    })

    it('is counted where its trials came between reading a unit and counting it, too', async () => {
      const store = await harness.open()
      await store.registerTier(newcomer)
      await plan(store, ['a'])
      await settle(store, ['a'])
      await store.closeUnits(monday + minute)
      const read = await countable(store, 9)
      await planLate(store, ['a'])
      await store.countUnits(
        read.map((it) => ({ unitId: it.unit.id, evaluation: 'e1', deltas: count(it, 'e1'), read: it })),
      )
      await settleLate(store, 'a')
      expect(await countLate(store)).toEqual(['a'])
      expect(await unitsOf(store)).toEqual({ nano: 1, late: 1 })
    })

    it('is held back in the evaluation in which it is late alone', async () => {
      const store = await prepare(['a'])
      await planLate(store, ['a'])
      await store.writeCapture(capture([exchange('b', { at: monday + 9 })]), timing)
      await store.planTrials([{ exchangeId: 'b', trials: [lateTrial('b')] }], monday)
      await settleLate(store, 'b')
      await countAll(store, 'e2')
      expect(await unitsOf(store, 'e2')).toEqual({ late: 1 })
      expect(await store.lateUnits('e2', 9)).toEqual([])
    })

    it('adds nothing twice, and is in order where all is counted anew', async () => {
      const store = await prepare(['a'])
      await planLate(store, ['a'])
      await settleLate(store, 'a')
      const [late] = await store.lateUnits('e1', 9)
      const deltas = late?.units.flatMap((it) => count(it, 'e1')) ?? []
      const evidence = { unitId: 'a', tierRevision: newcomer.revision, deltas }
      await Promise.all([store.countLate([evidence]), store.countLate([evidence])])
      expect(await unitsOf(store)).toEqual({ nano: 1, late: 1 })

      await store.clearEvidence('e1')
      await countAll(store)
      expect(await unitsOf(store)).toEqual({ nano: 1, late: 1 })
    })

    it('is planned for what it was not tried on and can still be asked, page by page', async () => {
      const store = await prepare(['a', 'b', 'c', 'd'])
      await store.purgeContent({ exchangeIds: ['b'] })
      await planLate(store, ['c'])
      const filter = {
        evaluation: 'e1',
        taskVersion: 'route-1',
        tierRevision: newcomer.revision,
        control: false,
        plannedBefore: monday + 1,
        since: monday,
        after: null,
        limit: 1,
      }
      const ids = async (over: Partial<Parameters<Store['untriedExchanges']>[0]>) =>
        (await store.untriedExchanges({ ...filter, ...over })).map(({ id }) => id)
      expect(await ids({})).toEqual(['a'])
      expect(await ids({ after: 'a', limit: 9 })).toEqual(['d'])
      expect(await ids({ since: monday + 3, limit: 9 })).toEqual(['d'])
      expect(await ids({ plannedBefore: monday, limit: 9 })).toEqual([])
      expect(await ids({ evaluation: 'e2', limit: 9 })).toEqual([])
      // the others were tried without a control
      expect(await ids({ control: true, limit: 9 })).toEqual([])
    })

    it('keeps the text of its units until it has been tried', async () => {
      const store = await prepare(['a', 'b'])
      await planLate(store, ['a'])
      await store.purgeContent({ counted: true })
      expect([...(await store.exchangeTexts(['a', 'b'])).keys()]).toEqual(['a'])
      await settleLate(store, 'a')
      await store.purgeContent({ counted: true })
      expect(await store.exchangeTexts(['a', 'b'])).toEqual(new Map())
    })
  })
}
