import { describe, expect, it } from 'vitest'
import {
  candidate,
  chance,
  evidenceOf,
  policy,
  task,
  type Unit,
  units,
  wrong,
} from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { logESafe, logMix } from './e-values.ts'
import { sumEvidence } from './evidence.ts'
import { admitJudge } from './judge.ts'
import { reviewOrder } from './review-order.ts'
import { safetyOf } from './safety.ts'

const verdictOf = (list: readonly Unit[], change = {}) => {
  const [verdict] = decide(
    task([candidate(evidenceOf(list), { policy: policy({ margin: 0.05, ...change }) })]),
  ).candidates
  if (!verdict) throw new Error('no verdict')
  return verdict
}

describe('a grader that can not tell', () => {
  const saturated = (n: number, labelled: (i: number) => boolean, worse = 0) =>
    units(n, (i) => ({
      candidate: wrong,
      control: wrong,
      label: labelled(i) ? (chance(i, worse, 'w') ? 'worse' : 'equivalent') : null,
    }))
  /** the first so many in the order in which reviews are asked for */
  const firstOf = (n: number, count: number) => {
    const order = Array.from({ length: n }, (_, i) => ({ i, at: reviewOrder('seed', `unit-${i}`, 'nano') }))
    const chosen = new Set(
      order
        .toSorted((a, b) => a.at - b.at)
        .slice(0, count)
        .map(({ i }) => i),
    )
    return (i: number) => chosen.has(i)
  }

  it('leaves it undecided until 300 labels settle it', () => {
    const n = 1500
    expect(verdictOf(saturated(n, () => false)).verdict).toBe('undecided')
    expect(verdictOf(saturated(n, firstOf(n, 100))).verdict).toBe('undecided')
    const settled = verdictOf(saturated(n, firstOf(n, 300)))
    expect(settled).toMatchObject({ verdict: 'switch', uninformative: n })
  })

  it('says so of both readings alike, and of the cost of what may be wrong', () => {
    const untouched = verdictOf(
      saturated(400, () => false),
      { errorCostNano: 1_000_000_000 },
    )
    expect(untouched.other).toMatchObject({ logESafe: untouched.logESafe })
    expect(untouched.needed).toEqual({ units: null, days: null, toward: null })
    expect(untouched.reasons.at(-1)?.text).toContain('labels of reviewers would decide it')
    // how many of them are wrong nobody knows: not none
    expect(untouched.saving.known && untouched.saving.wrong).toMatchObject({ low: -1, high: 1 })
    expect(untouched.reasons.map(({ code }) => code)).toContain('saving-unclear')
    const reviewed = verdictOf(saturated(1500, firstOf(1500, 300)), { errorCostNano: 1_000_000 })
    expect(reviewed.saving.known && reviewed.saving.wrong).toMatchObject({ mean: 0 })
    expect(reviewed.verdict).toBe('switch')
  })

  it('is not settled by labels that find replies worse', () => {
    const n = 1500
    expect(verdictOf(saturated(n, firstOf(n, 300), 0.1)).verdict).toBe('undecided')
  })

  it('is not settled by labels of pairs that somebody picked', () => {
    const n = 3000
    const order = firstOf(n, n - 300)
    // as many labels, but from the end of the order
    expect(verdictOf(saturated(n, (i) => !order(i))).verdict).toBe('undecided')
  })
})

describe('labels on failures', () => {
  it('make some hundred units of what takes thousands', () => {
    const balanced = (n: number, label: 'equivalent' | null) =>
      units(n, (i) => {
        const lost = i % 20 === 3
        return {
          candidate: lost ? wrong : { outcome: 'passed' },
          control: i % 20 === 13 ? wrong : { outcome: 'passed' },
          label: lost ? label : null,
        }
      })
    const safeAt = (n: number, label: 'equivalent' | null) =>
      verdictOf(balanced(n, label), { margin: 0.02 }).plainlySafe
    expect(safeAt(360, 'equivalent')).toBe(true)
    expect(safeAt(300, 'equivalent')).toBe(false)
    expect(safeAt(2600, null)).toBe(true)
    expect(safeAt(1600, null)).toBe(false)
  })

  it('mix 0.9 and 0.1 where every unit is informative', () => {
    const rows = evidenceOf(
      units(500, (i) => (i % 30 === 0 ? { candidate: wrong, label: 'equivalent' } : {})),
    )
    const evidence = sumEvidence(
      rows.filter(({ slice, reading }) => slice === '' && reading === 'as-is').map((row) => row.evidence),
    )
    const { logESafe: logE } = safetyOf(evidence, policy())
    expect(logE).toBeCloseTo(
      logMix([
        { share: 0.9, logE: logESafe(evidence.paired, 0.02) },
        { share: 0.1, logE: logESafe(evidence.strict, 0.02) },
      ]),
      12,
    )
  })
})

describe('a judge', () => {
  const judged = (n: number, reviewed: number, worse = 0): Unit[] =>
    units(n, (i) => {
      const isFirst = reviewOrder('seed', `unit-${i}`, 'nano') < reviewed
      return {
        candidate: wrong,
        control: wrong,
        judgeLabel: 'equivalent',
        label: isFirst ? (chance(i, worse) ? 'worse' : 'equivalent') : null,
      }
    })

  it('is believed as far as reviewers found it right', () => {
    expect(verdictOf(judged(3000, 0)).safety.judge).toEqual({ share: 1, bound: 1 })
    const checked = verdictOf(judged(3000, 0.1))
    expect(checked.safety.judge?.bound).toBeLessThan(0.025)
    expect(checked.safety.margin).toBeCloseTo(
      0.05 - (checked.safety.judge?.share ?? 0) * (checked.safety.judge?.bound ?? 0),
      9,
    )
    expect(checked.safety.alpha).toBe(0.025)
    expect(checked.verdict).toBe('switch')
    expect(verdictOf(judged(3000, 0.1, 0.2)).verdict).toBe('undecided')
  })

  it('is admitted by 50 shared labels and an agreement far above chance', () => {
    expect(admitJudge([])).toEqual({
      admitted: false,
      shared: 0,
      kappa: null,
      against: 'reviewers labelled 0 of the replies that it judged, and at least 50 are needed',
    })
    expect(
      admitJudge([
        [20, 1],
        [1, 20],
      ]),
    ).toMatchObject({ admitted: false, shared: 42 })
    const good = admitJudge([
      [40, 3],
      [2, 25],
    ])
    expect(good).toMatchObject({ admitted: true, shared: 70, against: null })
    // by hand: agreed 65/70, chance (43 x 42 + 27 x 28) / 4900
    expect(good.kappa?.value).toBeCloseTo((65 / 70 - 2562 / 4900) / (1 - 2562 / 4900), 12)
    expect(
      admitJudge([
        [40, 15],
        [14, 31],
      ]),
    ).toMatchObject({
      admitted: false,
      against: 'the low end of its agreement with reviewers, 0.23, is below 0.40',
    })
    // a judge that always says the same agrees by chance alone
    expect(
      admitJudge([
        [90, 0],
        [10, 0],
      ]).admitted,
    ).toBe(false)
    expect(
      admitJudge([
        [100, 0],
        [0, 0],
      ]),
    ).toMatchObject({
      admitted: false,
      shared: 100,
      kappa: null,
      against: expect.stringContaining('the same label'),
    })
    // the textbook's two readers of 50 proposals
    const { kappa } = admitJudge([
      [20, 5],
      [10, 15],
    ])
    expect([kappa?.value, kappa?.low, kappa?.high].map((it) => it?.toFixed(3))).toEqual([
      '0.400',
      '0.151',
      '0.649',
    ])
  })
})
