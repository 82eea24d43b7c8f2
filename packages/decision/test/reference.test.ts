import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUnit } from '../src/count-unit.ts'
import { driftOf } from '../src/drift.ts'
import { logEHarm, logESafe } from '../src/e-values.ts'
import { chooseSwitches } from '../src/family.ts'
import { addHistograms, histogramOf } from '../src/histogram.ts'
import { lossInterval } from '../src/loss-interval.ts'
import { safetyOf } from '../src/safety.ts'
import { effectiveCost } from '../src/saving.ts'
import type { ArmOutcome, CountedExchange, Histogram } from '../src/types.ts'
import { dither } from '../src/unit-loss.ts'
import { evidenceOf, exchangeOf, invalid, outage, passed, wrong } from './build-evidence.ts'
import {
  costOf,
  driftOfLosses,
  harmOf,
  intervalOf,
  largestGroup,
  placeOf,
  safeOf,
  twentieths,
} from './reference.ts'

const histogramFrom = (losses: readonly number[]): Histogram =>
  losses.map(histogramOf).reduce(addHistograms, [])
const twentieth = fc.integer({ min: -20, max: 20 }).map((k) => k / 20)
const ternary = fc.constantFrom(-1, 0, 0, 0, 1)
const losses = fc.oneof(
  fc.array(ternary, { maxLength: 400 }),
  fc.array(twentieth, { maxLength: 120 }),
  fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), { maxLength: 900 }),
)
const margin = fc.oneof(
  fc.constantFrom(0, 0.01, 0.02, 0.05, 0.1, -0.05),
  fc.double({ min: -0.9, max: 0.9, noNaN: true }),
)
const alpha = fc.constantFrom(0.5, 0.1, 0.05, 0.01, 1e-6)
const runs = { numRuns: 60, seed: 20_260_301 }

describe('against a slow reference', () => {
  it('e-values are the capital of the bets, multiplied up unit by unit', () => {
    fc.assert(
      fc.property(losses, margin, (list, m) => {
        const histogram = histogramFrom(list)
        expect(logESafe(histogram, m)).toBeCloseTo(safeOf(list, m), 9)
        expect(logEHarm(histogram, m)).toBeCloseTo(harmOf(list, m), 9)
      }),
      runs,
    )
  })

  it('the interval holds the margins that neither e-value rejects, and no others', () => {
    fc.assert(
      fc.property(losses, alpha, (list, a) => {
        const { low, high } = lossInterval(histogramFrom(list), a)
        const { stands, width, first, last } = intervalOf(list.slice(0, 200), a, 100)
        if (list.length > 200) return
        expect(stands.every((m) => m >= low - 1e-6 && m <= high + 1e-6)).toBe(true)
        if (first !== null) expect(first - low).toBeLessThanOrEqual(width + 1e-6)
        if (last !== null) expect(high - last).toBeLessThanOrEqual(width + 1e-6)
        if (first === null) expect(high - low).toBeLessThanOrEqual(width + 1e-6)
      }),
      { ...runs, numRuns: 25 },
    )
  })

  const arm = fc.constantFrom<ArmOutcome>(passed, passed, passed, wrong, invalid)
  const exchange = fc
    .record({
      candidate: fc.oneof({ weight: 12, arbitrary: arm }, { weight: 1, arbitrary: fc.constant(outage) }),
      control: fc.oneof({ weight: 12, arbitrary: arm }, { weight: 1, arbitrary: fc.constant(outage) }),
      against: fc.constantFrom<CountedExchange['against']>('primary', 'primary', 'truth'),
      label: fc.constantFrom<CountedExchange['label']>(null, null, null, 'worse', 'equivalent', 'both-bad'),
    })
    .map((given) => exchangeOf(given, 0))
  const session = fc.array(exchange, { minLength: 1, maxLength: 4 })

  it('units enter the histograms that the rules name, in both readings, with and without controls', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 40 }), fc.boolean(), (sessions, withControls) => {
        for (const reading of ['as-is', 'with-fallback'] as const) {
          const expected = { paired: [] as number[], strict: [] as number[], uninformative: 0, leftOut: 0 }
          let paired: Histogram = []
          let strict: Histogram = []
          const counted = { uninformative: 0, leftOut: 0 }
          for (const [i, given] of sessions.entries()) {
            const exchanges = withControls ? given : given.map((it) => ({ ...it, control: null }))
            const at = placeOf(exchanges, reading)
            if (at.place === 'left-out') expected.leftOut += 1
            else if (at.place === 'uninformative') expected.uninformative += 1
            else expected.strict.push(at.strict)
            if (at.place === 'both') expected.paired.push(at.paired)
            const whole = countUnit({ unit: `u${i}`, candidate: 'nano', seed: 's', exchanges }).find(
              (it) => it.slice === '' && it.reading === reading,
            )?.evidence
            paired = addHistograms(paired, whole?.paired ?? [])
            strict = addHistograms(strict, whole?.strict ?? [])
            counted.uninformative += whole?.uninformative ?? 0
            counted.leftOut += whole?.leftOut ?? 0
          }
          expect(paired).toEqual(histogramFrom(expected.paired))
          expect(strict).toEqual(histogramFrom(expected.strict))
          expect(counted).toEqual({
            uninformative: expected.uninformative,
            leftOut: expected.leftOut,
          })
        }
      }),
      runs,
    )
  })

  it('safe is staked 0.9 on the units as graded and 0.1 on those as reviewed, harm on the graded alone', () => {
    fc.assert(
      fc.property(fc.array(exchange, { minLength: 1, maxLength: 120 }), margin, (list, m) => {
        // what no reviewer has seen of uninformative units enters nothing
        const units = list.map((it) => ({ ...it, against: 'primary' as const, label: null }))
        const [whole] = evidenceOf(units, 0.5).filter((it) => it.slice === '' && it.reading === 'as-is')
        if (!whole) throw new Error('no evidence')
        const places = units.map((it) => placeOf([it], 'as-is'))
        const paired = places.flatMap((it) => (it.place === 'both' ? [it.paired] : []))
        const strict = places.flatMap((it) => (it.place === 'both' ? [it.strict] : []))
        const told = places.filter((it) => it.place === 'uninformative').length
        const counted = places.filter((it) => it.place !== 'left-out').length
        const rule = { margin: m, alpha: 0.05, control: 'on' as const }
        const safety = safetyOf({ ...whole.evidence, drawn: {} }, rule)
        expect(safety.graderCanTell).toBe(told <= counted / 2)
        if (told <= counted / 2) {
          const mixed = Math.log(0.9 * Math.exp(safeOf(paired, m)) + 0.1 * Math.exp(safeOf(strict, m)))
          expect(safety.logESafe).toBeCloseTo(mixed, 9)
        }
        expect(safety.logEHarm).toBeCloseTo(harmOf(paired, m), 9)
        const off = safetyOf({ ...whole.evidence, drawn: {} }, { ...rule, control: 'off' })
        expect(off.logESafe).toBeCloseTo(safeOf(strict, m), 9)
        expect(off.logEHarm).toBeCloseTo(harmOf(strict, m), 9)
      }),
      runs,
    )
  })

  it('the largest group of switches is that of all subsets', () => {
    const question = fc.record({
      g: fc.constantFrom(0.45, 0.2, 0.1, 0.05, 0.01),
      logE: fc.double({ min: 0, max: 9, noNaN: true }),
      alpha: fc.constantFrom(0.05, 0.05, 0.1, 0.025),
    })
    fc.assert(
      fc.property(fc.array(question, { maxLength: 9 }), fc.integer({ min: 0, max: 4 }), (asked, made) => {
        const contenders = asked.map(({ g, logE, alpha: a }, i) => ({
          key: String(i),
          rule: null,
          weight: g,
          logE,
          alpha: a,
        }))
        const chosen = chooseSwitches(contenders, made)
        expect(chosen).toHaveLength(largestGroup(asked, made))
        const others = contenders.filter((it) => !chosen.includes(it))
        const score = (it: (typeof contenders)[number]) => it.weight * Math.exp(it.logE) * it.alpha
        const weakest = Math.min(...chosen.map(score))
        expect(others.every((it) => score(it) <= weakest + 1e-12)).toBe(true)
      }),
      runs,
    )
  })

  it('drift adds up harm since each day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(ternary, { maxLength: 60 }), { minLength: 1, maxLength: 9 }),
        margin,
        (days, m) => {
          const named = days.map((list, i) => ({
            day: `2026-03-${String(i + 1).padStart(2, '0')}`,
            histogram: histogramFrom(list),
          }))
          expect(driftOf(named.toReversed(), m, 0.05).logD).toBeCloseTo(driftOfLosses(days, m), 9)
        },
      ),
      runs,
    )
  })

  it('scores are put on twentieths by a coin, and stay where they are on one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (hundredths, u) => {
          // a coin this close to the edge may fall on either side
          const rest = (((hundredths % 5) + 5) % 5) / 5
          fc.pre(Math.abs(rest + u - 1) > 1e-5)
          expect(dither(hundredths / 100, () => u)).toBe(twentieths(hundredths, u) / 20 || 0)
        },
      ),
      runs,
    )
  })

  it('the cost with retries is that of trying again and again', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        share,
        fc.integer({ min: 0, max: 5 }),
        (base, primary, r, retries) => {
          expect(effectiveCost(base, primary, r, retries)).toBeCloseTo(costOf(base, primary, r, retries), 5)
        },
      ),
      runs,
    )
  })
})
