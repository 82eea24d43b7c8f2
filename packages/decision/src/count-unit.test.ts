import { describe, expect, it } from 'vitest'
import { exchangeOf, invalid, outage, plain, type Unit, wrong } from '../test/build-evidence.ts'
import { type CountedUnit, countUnit } from './count-unit.ts'
import { sumEvidence } from './evidence.ts'
import { uniform } from './hash-uniform.ts'
import { reviewLevel, reviewOrder } from './review-order.ts'
import type { Reading } from './types.ts'

function count(units: readonly Unit[], change: Partial<CountedUnit> = {}, reading: Reading = 'as-is') {
  const exchanges = units.map((unit, i) => exchangeOf(unit, 1000 + i, i))
  const deltas = countUnit({ unit: 'u1', candidate: 'nano', seed: 's', exchanges, ...change })
  const whole = deltas.find((delta) => delta.slice === '' && delta.reading === reading)
  if (!whole) throw new Error('a unit adds something')
  return whole.evidence
}

describe('a unit', () => {
  it('passes by every exchange, and fails by any', () => {
    expect(count([{}, {}, {}]).paired).toEqual([{ loss: 0, count: 1 }])
    expect(count([{}, { candidate: wrong }, {}]).paired).toEqual([{ loss: 1, count: 1 }])
    expect(count([{ control: wrong }, {}]).paired).toEqual([{ loss: -1, count: 1 }])
  })

  it('is a tie where both arms fail somewhere against a truth, and uninformative against a reply', () => {
    const both: Unit[] = [{ candidate: wrong }, { control: wrong }]
    expect(count(both)).toMatchObject({ uninformative: 1, paired: [], strict: [] })
    expect(count(both.map((unit) => ({ ...unit, against: 'truth' as const })))).toMatchObject({
      uninformative: 0,
      paired: [{ loss: 0, count: 1 }],
      strict: [{ loss: 1, count: 1 }],
    })
  })

  it('is left out whole where any arm of any exchange is unscored', () => {
    const evidence = count([{}, { control: outage }])
    expect(evidence).toMatchObject({ units: 1, leftOut: 1, exchanges: 0, paired: [], strict: [] })
    expect(evidence.primaryCost.n).toBe(0)
  })

  it('adds nothing without exchanges', () => {
    expect(countUnit({ unit: 'u', candidate: 'c', seed: 's', exchanges: [] })).toEqual([])
  })

  it('counts to the whole and to one cell, in both readings', () => {
    const deltas = countUnit({
      unit: 'u1',
      candidate: 'nano',
      seed: 's',
      exchanges: [exchangeOf({ facets: { ...plain, inputTokens: 3500, schema: 'a|b' } }, 0)],
    })
    const half = uniform('halves', 's', 'u1') < 0.5 ? 'even' : 'odd'
    const cell = `${half}|4|0|0|=en|none|=a%7Cb`
    expect(deltas.map(({ slice, reading }) => [slice, reading])).toEqual([
      ['', 'as-is'],
      [cell, 'as-is'],
      ['', 'with-fallback'],
      [cell, 'with-fallback'],
    ])
    expect(deltas[1]?.evidence.latency.candidateTotal.count).toBe(0)
  })

  it('takes the primary asked again for what the caller throws away', () => {
    const unit: Unit[] = [{ candidate: invalid, control: wrong }]
    expect(count(unit, {}, 'as-is').uninformative).toBe(1)
    expect(count(unit, {}, 'with-fallback').uninformative).toBe(1)
    expect(count([{ candidate: invalid }], {}, 'as-is').paired).toEqual([{ loss: 1, count: 1 }])
    expect(count([{ candidate: invalid }], {}, 'with-fallback').paired).toEqual([{ loss: 0, count: 1 }])
    expect(count([{ candidate: invalid }], {}, 'with-fallback')).toMatchObject({ unusable: 1, invalid: 1 })
  })

  it('is unpriced whole where one cost is unknown', () => {
    const evidence = count([{}, { candidateNano: null }])
    expect(evidence).toMatchObject({ unpriced: 1, pricedExchanges: 0 })
    expect(evidence.costDifference.n).toBe(0)
  })
})

describe('labels', () => {
  it('enter the strict histogram and never the paired one', () => {
    expect(count([{ candidate: wrong, label: 'equivalent' }])).toMatchObject({
      paired: [{ loss: 1, count: 1 }],
      strict: [{ loss: 0, count: 1 }],
    })
    expect(count([{ label: 'worse' }])).toMatchObject({
      paired: [{ loss: 0, count: 1 }],
      strict: [{ loss: 1, count: 1 }],
      reviewedPasses: 1,
      reviewedPassesWorse: 1,
    })
    expect(count([{ candidate: wrong, label: 'both-bad' }]).strict).toEqual([{ loss: 0, count: 1 }])
  })

  it('of uninformative units wait at the level of their place in the order of reviews', () => {
    const level = reviewLevel(reviewOrder('s', 'u1', 'nano'))
    const unit: Unit = { candidate: wrong, control: wrong }
    expect(count([unit]).drawn).toEqual({ [level]: [{ loss: 1, count: 1 }] })
    expect(count([{ ...unit, label: 'better' }]).drawn).toEqual({ [level]: [{ loss: 0, count: 1 }] })
  })

  it('of a judge are counted apart, and checked where a reviewer was drawn', () => {
    const unit: Unit = { candidate: wrong, judgeLabel: 'equivalent' }
    expect(count([unit])).toMatchObject({ judgePassed: 1, judgeChecked: [], strict: [{ loss: 0, count: 1 }] })
    const early = Array.from({ length: 50 }, (_, i) => `u${i}`).find(
      (name) => reviewOrder('s', name, 'nano') < 0.25,
    )
    const late = Array.from({ length: 50 }, (_, i) => `u${i}`).find(
      (name) => reviewOrder('s', name, 'nano') >= 0.25,
    )
    const reviewed: Unit = { ...unit, label: 'worse' }
    expect(count([reviewed], { unit: early ?? '' }).judgeChecked).toEqual([{ loss: 1, count: 1 }])
    expect(count([reviewed], { unit: late ?? '' }).judgeChecked).toEqual([])
  })
})

describe('scores', () => {
  const scored = (candidate: number, control: number): Unit => ({ scores: { candidate, control } })

  it('stay themselves on multiples of 1/20', () => {
    for (let k = -20; k <= 20; k += 1) {
      const unit = k >= 0 ? scored(0, k / 20) : scored(-k / 20, 0)
      if (k === 0) continue
      expect(count([unit]).paired).toEqual([{ loss: k / 20, count: 1 }])
    }
    expect(count([scored(0.8, 0.95)]).paired).toEqual([{ loss: 0.15, count: 1 }])
  })

  it('are put on the grid by a fair coin', () => {
    const list = Array.from({ length: 4000 }, (_, i) => count([scored(0.5, 0.513)], { unit: `u${i}` }))
    const { paired } = sumEvidence(list)
    expect(paired.map(({ loss }) => loss)).toEqual([0, 0.05])
    const share = (paired[1]?.count ?? 0) / 4000
    // 0.013 of 0.05: 26 %, within four standard errors
    expect(Math.abs(share - 0.26)).toBeLessThan(0.028)
  })

  it('of nothing on both sides are uninformative', () => {
    expect(count([scored(0, 0)]).uninformative).toBe(1)
  })
})

describe('random numbers', () => {
  it('are the same on any machine', () => {
    expect(uniform('sampling', 'tierdrop', 'unit-1')).toBe(uniform('sampling', 'tierdrop', 'unit-1'))
    expect([
      uniform('sampling', 'tierdrop', 'unit-1'),
      uniform('rounding', 'tierdrop', 'unit-1'),
      uniform('halves', 'tierdrop', 'unit-1'),
      uniform('reviews', 'tierdrop', 'unit-1'),
    ]).toMatchInlineSnapshot(`
      [
        0.6456288357466164,
        0.012122997819685177,
        0.6405567961655625,
        0.03729808839748672,
      ]
    `)
  })

  it('are even, and each purpose has its own', () => {
    const ids = Array.from({ length: 4000 }, (_, i) => String(i))
    const above = (purpose: 'sampling' | 'halves') =>
      ids.map((id) => (uniform(purpose, 'seed', id) < 0.5 ? 1 : 0))
    const [a, b] = [above('sampling'), above('halves')]
    const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
    expect(Math.abs(mean(a) - 0.5)).toBeLessThan(0.032)
    expect(Math.abs(mean(a.map((x, i) => (x === b[i] ? 1 : 0))) - 0.5)).toBeLessThan(0.032)
  })

  it('do not confuse lists of ids', () => {
    expect(uniform('reviews', 's', 'a', 'b')).not.toBe(uniform('reviews', 's', 'ab'))
  })
})
