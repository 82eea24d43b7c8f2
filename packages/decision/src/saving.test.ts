import { describe, expect, it } from 'vitest'
import {
  candidate,
  chance,
  evidenceOf,
  invalid,
  passed,
  policy,
  task,
  type Unit,
  units,
  wrong,
} from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { sumEvidence } from './evidence.ts'
import { effectiveCost, type Saving, savingOf } from './saving.ts'
import type { EvidenceCell } from './types.ts'

const nano = 1e9
const whole = (rows: readonly EvidenceCell[]) =>
  sumEvidence(
    rows.filter(({ slice, reading }) => slice === '' && reading === 'as-is').map((row) => row.evidence),
  )

function known(saving: Saving): Saving & { known: true } {
  if (!saving.known) throw new Error(saving.reason)
  return saving
}

const saved = (make: (i: number) => Unit, change = {}, perDay: number | null = 1_000_000 / 30, n = 1000) =>
  known(savingOf(whole(evidenceOf(units(n, make))), policy(change), perDay))

describe('what a retry costs', () => {
  // the articles' own figures: 500 in + 200 out, a million calls a month
  it('of each failure once, nothing escalated: $144.69', () => {
    expect(effectiveCost(130, 0, 0.113, 1)).toBeCloseTo(144.69, 8)
    // an article says $533; its own figures give $550.68
    expect(effectiveCost(520, 0, 0.059, 1)).toBeCloseTo(550.68, 8)
  })

  it('adds the primary for what is unusable after all retries', () => {
    expect(effectiveCost(100, 1000, 0.1, 0)).toBeCloseTo(200, 10)
    expect(effectiveCost(100, 1000, 0.1, 2)).toBeCloseTo(100 * 1.11 + 1, 10)
    expect(effectiveCost(100, 1000, 1, 1)).toBe(1200)
  })
})

describe('the saving', () => {
  it('is a difference of dollars, per request, month and year', () => {
    const saving = saved(() => ({ primaryNano: 520_000, candidateNano: 130_000 }))
    expect(saving.perRequest.mean).toBe(390_000)
    expect(saving.perMonth?.mean).toBeCloseTo(390 * nano, 0)
    expect(saving.perYear?.mean).toBeCloseTo((390 * nano * 365) / 30, 0)
    expect(saving.share?.mean).toBe(0.75)
    expect(saving.perRequest.low).toBeLessThan(390_000)
    expect(saving.candidate).toMatchObject({ base: 130_000, effective: 130_000, total: 130_000 })
  })

  it('takes 8 points more errors on a million calls at $0.10 as $8,000 (an article says $80,000)', () => {
    const make = (i: number) => ({
      primaryNano: 520_000,
      candidateNano: 130_000,
      candidate: i % 25 < 2 ? wrong : passed,
    })
    const free = saved(make)
    const dear = saved(make, { errorCostNano: 0.1 * nano })
    expect(free.wrong.mean).toBeCloseTo(0.08, 12)
    const lost = (free.perMonth?.mean ?? 0) - (dear.perMonth?.mean ?? 0)
    expect(lost / nano).toBeCloseTo(8_000, 4)
  })

  it('is eaten by reviews: 0.5 % of 50,000 documents a day at $2 are $500 a day', () => {
    const make = () => ({ primaryNano: 640_000, candidateNano: 160_000 })
    const before = saved(make, {}, 50_000)
    expect((before.perMonth?.mean ?? 0) / nano).toBeCloseTo(720, 6)
    const after = saved(make, { reviewCostNano: 2 * nano, reviewedShare: 0.005 }, 50_000)
    expect(((after.perMonth?.mean ?? 0) - (before.perMonth?.mean ?? 0)) / nano / 30).toBeCloseTo(-500, 6)
  })

  it('breaks even where the low end of the saving is what wrong replies cost at their high end', () => {
    const make = (i: number) => ({ candidate: i % 50 === 0 ? wrong : passed })
    const { breakEvenErrorCost } = saved(make)
    const at = saved(make, { errorCostNano: breakEvenErrorCost ?? 0 })
    expect(Math.abs(at.perRequest.low)).toBeLessThan(1)
  })

  it('has no break-even where replies are better', () => {
    const make = (i: number) => ({ control: chance(i, 0.2) ? wrong : passed })
    expect(saved(make).breakEvenErrorCost).toBeNull()
  })

  it('counts only usable replies as wrong, and the unusable ones as tried again', () => {
    const make = (i: number) => ({
      primaryNano: 1_000_000,
      candidateNano: 200_000,
      candidate: i % 10 === 0 ? invalid : passed,
    })
    const saving = saved(make)
    expect(saving.wrong.mean).toBe(0)
    expect(saving.unusable.mean).toBe(0.1)
    expect(saving.escalated).toBeCloseTo(0.01, 12)
    expect(saving.candidate.effective).toBeCloseTo(200_000 * 1.1 + 0.01 * 1_000_000, 6)
    expect(saving.candidate.effectiveIfRetriesFail).toBeCloseTo(200_000 * 1.1 + 0.1 * 1_000_000, 6)
  })

  it('says the error rate of both arms against a truth', () => {
    const make = (i: number): Unit => ({
      against: 'truth',
      candidate: i % 10 === 0 ? wrong : passed,
      control: i % 20 === 0 ? wrong : passed,
    })
    expect(saved(make).errorRate).toEqual({ candidate: 0.1, control: 0.05 })
  })

  it('is unknown without prices, never 0, and has no interval from a handful of units', () => {
    const unpriced = whole(evidenceOf(units(100, () => ({ primaryNano: null }))))
    expect(savingOf(unpriced, policy(), 1)).toEqual({
      known: false,
      reason: 'unknown-price',
      unpricedUnits: 100,
    })
    expect(savingOf(whole(evidenceOf(units(29))), policy(), 1)).toMatchObject({ reason: 'few-units' })
    expect(saved(() => ({}), {}, null)).toMatchObject({ perMonth: null, perYear: null })
  })

  it('follows other prices without new evidence', () => {
    const rows = evidenceOf(units(500, (i) => ({ primaryNano: 900_000 + i, candidateNano: 300_000 + i * 2 })))
    const dearer = evidenceOf(
      units(500, (i) => ({ primaryNano: 900_000 + i, candidateNano: 600_000 + i * 4 })),
    )
    const projected = known(savingOf(whole(rows), policy(), 1, { primary: 1, candidate: 2 }))
    const real = known(savingOf(whole(dearer), policy(), 1))
    expect(projected.perRequest.mean).toBeCloseTo(real.perRequest.mean, 6)
    expect(projected.perRequest.low).toBeCloseTo(real.perRequest.low, 1)
  })

  it('takes prices that change in mid-week as they were', () => {
    const make = (i: number) => ({ primaryNano: 1_000_000, candidateNano: i < 500 ? 100_000 : 300_000 })
    expect(saved(make).candidate.base).toBe(200_000)
  })
})

describe('floors', () => {
  it('waits where the floor lies within the interval, stays where it lies above', () => {
    const rows = evidenceOf(units(400, (i) => ({ primaryNano: 1_000_000 + (i % 2) * 400_000 })))
    const at = (savingFloorNano: number) =>
      decide(task([candidate(rows, { policy: policy({ savingFloorNano }) })])).candidates[0]
    // about $300 a month
    expect(at(200 * nano)?.verdict).toBe('switch')
    expect(at(298 * nano)?.verdict).toBe('undecided')
    expect(at(500 * nano)?.verdict).toBe('stay')
  })
})
