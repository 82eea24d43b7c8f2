import { emptyEvidence, evidenceMath, subtractEvidence } from '@tierdrop/decision'
import { describe, expect, it } from 'vitest'
import type { CountUnit, EvidenceRow, ReviewRow, SettledTrial, Store } from '../../src/index.ts'
import { capture, countable, exchange, grade, minute, monday, tier, timing, trial } from '../traffic.ts'
import type { Harness } from './contract.ts'

function settled(exchangeId: string, over: Partial<SettledTrial> = {}): SettledTrial {
  const { trialId: _, ...given } = grade('', { outcome: 'failed' })
  return {
    ...trial(exchangeId),
    state: 'graded',
    reason: null,
    attempt: {
      startedAt: monday,
      at: monday + 5,
      outcome: 'ok',
      error: null,
      firstMs: 3,
      totalMs: 5,
      usage: null,
      costNano: 7,
      servedModel: 'nano',
      text: 'the reply',
      contentType: 'application/json',
    },
    grade: given,
    ...over,
  }
}

/** A label stands in the unit's failures, so that evidence shows which labels it was counted with. */
const count: CountUnit = ({ unit, trials }, evaluation): EvidenceRow[] =>
  trials.map((it) => ({
    evaluation,
    taskVersion: unit.taskVersion,
    tierRevision: it.tierRevision,
    tierName: it.tierName,
    slice: '',
    day: '2026-03-02',
    reading: 'as-is',
    evidence: { ...emptyEvidence(), units: 1, labels: it.label === null ? {} : { [it.label]: 1 } },
  }))

const recount = { count, subtract: subtractEvidence }

const review = (id: string, label: ReviewRow['label'], at: number): ReviewRow => ({
  id,
  trialId: 'candidate of a',
  at,
  reviewer: 'r',
  label,
  note: null,
})

export function settledContract(harness: Harness): void {
  const prepare = async (ids: string[]): Promise<Store> => {
    const store = await harness.open()
    await store.registerTier(tier)
    await store.writeCapture(capture(ids.map((id, index) => exchange(id, { at: monday + index }))), timing)
    return store
  }
  const countAll = async (store: Store) => {
    await store.closeUnits(monday + minute)
    const units = await countable(store, 100)
    await store.countUnits(
      units.map((it) => ({ unitId: it.unit.id, evaluation: 'e1', deltas: count(it, 'e1') })),
    )
    return units.length
  }

  describe('replies that exist already', () => {
    it('are planned, called, graded and countable at once, with their facets', async () => {
      const store = await prepare(['a', 'b'])
      const facets = { language: 'de', schema: 'invoice' }
      await store.writeTrials(
        [
          { exchangeId: 'a', trials: [settled('a')], facets },
          {
            exchangeId: 'b',
            trials: [settled('b', { state: 'left-out', reason: 'outage', attempt: null, grade: null })],
          },
        ],
        monday,
      )
      expect(await store.unplannedExchanges(10)).toEqual([])
      expect((await store.exchanges(['a', 'b'])).map((row) => [row.language, row.schema])).toEqual([
        ['de', 'invoice'],
        [null, null],
      ])
      expect((await store.trialTexts(['candidate of a'])).get('candidate of a')?.text).toBe('the reply')
      await store.closeUnits(monday + minute)
      const units = await countable(store, 10)
      expect(units.flatMap(({ trials }) => trials)).toMatchObject([
        { state: 'graded', grade: { outcome: 'failed' }, attempt: { costNano: 7 }, label: null },
        { state: 'left-out', reason: 'outage', grade: null, attempt: null },
      ])
    })

    it('change nothing when they come again', async () => {
      const store = await prepare(['a'])
      await store.writeTrials([{ exchangeId: 'a', trials: [settled('a')] }], monday)
      const other = settled('a', { state: 'left-out', reason: 'other', attempt: null, grade: null })
      await store.writeTrials([{ exchangeId: 'a', trials: [other] }], monday + 1)
      await store.writeTrials([{ exchangeId: 'a', trials: [{ ...other, id: 'another id' }] }], monday + 1)
      const funnel = await store.funnel()
      expect(funnel.trials).toMatchObject({ graded: 1, 'left-out': 0 })
    })

    it('are spending where we asked for them, and none where they were imported', async () => {
      const store = await prepare(['a', 'b'])
      const asked = settled('a')
      await store.writeTrials([{ exchangeId: 'a', trials: [asked] }], monday)
      const { attempt } = settled('b')
      const imported = settled('b', { attempt: attempt && { ...attempt, imported: true, costNano: 9 } })
      await store.writeTrials([{ exchangeId: 'b', trials: [imported] }], monday)
      expect(await store.spentNano(0)).toEqual({ nano: 7, unknown: 0 })
      const replies = await store.pairs({ limit: 5 })
      expect(new Set(replies.map(({ costNano }) => costNano))).toEqual(new Set([7, 9]))
    })

    it('leave the numbers of trials to those that come later', async () => {
      const store = await prepare(['a', 'b'])
      await store.writeTrials([{ exchangeId: 'a', trials: [settled('a')] }], monday)
      await store.planTrials([{ exchangeId: 'b', trials: [trial('b')] }], monday)
      expect((await store.funnel()).trials).toMatchObject({ graded: 1, pending: 1 })
    })
  })

  describe('reviews', () => {
    it('correct the evidence of a unit that is counted already, and only the latest label stands', async () => {
      const store = await prepare(['a', 'b'])
      const trials = ['a', 'b'].map((id) => ({ exchangeId: id, trials: [settled(id)] }))
      await store.writeTrials(trials, monday)
      await countAll(store)
      await store.reviewTrial(review('r1', 'worse', monday + 1), recount)
      await store.reviewTrial(review('r2', 'equivalent', monday + 2), recount)
      await store.reviewTrial(review('r2', 'equivalent', monday + 2), recount)
      const [row] = await store.evidence({ evaluation: 'e1' })
      expect(row?.evidence).toMatchObject({ units: 2, labels: { equivalent: 1 } })
    })

    it('of a unit that is not counted yet come with its turn', async () => {
      const store = await prepare(['a'])
      await store.writeTrials([{ exchangeId: 'a', trials: [settled('a')] }], monday)
      await store.reviewTrial(review('r1', 'better', monday + 1), recount)
      expect(await store.evidence({ evaluation: 'e1' })).toEqual([])
      await countAll(store)
      expect((await store.evidence({ evaluation: 'e1' }))[0]?.evidence.labels).toEqual({ better: 1 })
    })
  })

  it('lists what was counted page by page, to be counted anew', async () => {
    const store = await prepare(['a', 'b', 'c'])
    await store.writeTrials(
      ['a', 'b', 'c'].map((id) => ({ exchangeId: id, trials: [settled(id)] })),
      monday,
    )
    await countAll(store)
    const first = await store.countedUnits('e1', { after: 0, limit: 2 })
    const second = await store.countedUnits('e1', { after: first.next ?? 0, limit: 2 })
    const all = [...first.units, ...second.units]
    expect(all.map(({ unit }) => unit.id)).toEqual(['a', 'b', 'c'])
    const parts = all.flatMap((it) => count(it, 'e1')).map((it) => it.evidence)
    expect(evidenceMath.sum(parts)).toEqual((await store.evidence({ evaluation: 'e1' }))[0]?.evidence)
    expect(await store.countedUnits('e1', { after: second.next ?? 0, limit: 2 })).toEqual({
      units: [],
      next: null,
    })
    expect((await store.countedUnits('other', { after: 0, limit: 2 })).units).toEqual([])
  })
}
