import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangeOf, invalid, outage, passed, plain, refused, wrong } from '../test/build-evidence.ts'
import { countUnit } from './count-unit.ts'
import { emptyEvidence } from './empty-evidence.ts'
import { addEvidence, subtractEvidence, sumEvidence } from './evidence.ts'
import { momentsOf, moneyOf, sumMoney } from './money-moments.ts'
import { packEvidence, unpackEvidence } from './pack-evidence.ts'
import type { CountedExchange, Evidence } from './types.ts'

const outcome = fc.constantFrom(passed, wrong, invalid, refused)
const exchange: fc.Arbitrary<CountedExchange> = fc
  .record({
    candidate: fc.oneof({ weight: 20, arbitrary: outcome }, { weight: 1, arbitrary: fc.constant(outage) }),
    control: fc.oneof(outcome, fc.constant(null)),
    label: fc.constantFrom('worse' as const, 'equivalent' as const, null),
    judgeLabel: fc.constantFrom('worse' as const, 'equivalent' as const, null),
    against: fc.constantFrom('primary' as const, 'truth' as const),
    primaryNano: fc.oneof(fc.integer({ min: 0, max: 90_000_000_000 }), fc.constant(null)),
    candidateNano: fc.oneof(fc.integer({ min: 0, max: 90_000_000_000 }), fc.constant(null)),
    ms: fc.integer({ min: 0, max: 120_000 }),
    at: fc.integer({ min: 0, max: 1e12 }),
    inputTokens: fc.integer({ min: 1, max: 200_000 }),
    scores: fc.oneof(
      fc.constant(null),
      fc.record({ candidate: fc.double({ min: 0, max: 1, noNaN: true }), control: fc.constant(0.8) }),
    ),
  })
  .map(({ at, ms, inputTokens, ...unit }) =>
    exchangeOf(
      {
        ...unit,
        candidateLatency: { firstMs: null, totalMs: ms },
        facets: { ...plain, inputTokens },
      },
      at,
    ),
  )

const evidences = fc
  .array(fc.array(exchange, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((units) =>
    units.map((exchanges, i) => {
      const [whole] = countUnit({ unit: `u${i}`, candidate: 'nano', seed: 's', exchanges })
      if (!whole) throw new Error('a unit adds something')
      return whole.evidence
    }),
  )

describe('evidence adds up', () => {
  it('to the same bytes in any order and any grouping', () => {
    fc.assert(
      fc.property(evidences, fc.infiniteStream(fc.nat()), (list, keys) => {
        const one = JSON.stringify(sumEvidence([emptyEvidence(), ...list]))
        const shuffled = list
          .map((evidence) => ({ evidence, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ evidence }) => evidence)
        expect(JSON.stringify(shuffled.reduce(addEvidence, emptyEvidence()))).toBe(one)
        const half = Math.floor(list.length / 2)
        const [left, right] = [sumEvidence(list.slice(0, half)), sumEvidence(list.slice(half))]
        expect(JSON.stringify(addEvidence(right, left))).toBe(one)
      }),
      { numRuns: 60 },
    )
  })

  it('through JSON, as a store keeps it', () => {
    fc.assert(
      fc.property(evidences, (list) => {
        const kept: Evidence[] = list.map((evidence) => JSON.parse(JSON.stringify(evidence)))
        expect(sumEvidence(kept)).toEqual(sumEvidence(list))
      }),
      { numRuns: 30 },
    )
  })

  it('and a unit can be taken back out, but for the span', () => {
    fc.assert(
      fc.property(evidences, evidences, (list, more) => {
        const before = sumEvidence(list)
        const unit = sumEvidence(more)
        const { from, to, ...rest } = subtractEvidence(addEvidence(before, unit), unit)
        const { from: _from, to: _to, ...wanted } = sumEvidence([emptyEvidence(), before])
        expect(rest).toEqual(wanted)
        expect(from).toBe(addEvidence(before, unit).from)
        expect(to).toBe(addEvidence(before, unit).to)
      }),
      { numRuns: 30 },
    )
  })

  it('and a unit that is corrected leaves what is kept as if it had been counted so at first', () => {
    const counted = (unit: string, exchanges: CountedExchange[]) =>
      countUnit({ unit, candidate: 'nano', seed: 's', exchanges })
    const kept = (list: readonly Evidence[]) =>
      list.reduce((text, own) => packEvidence(sumEvidence([unpackEvidence(text), own])), '{}')
    fc.assert(
      fc.property(
        fc.array(fc.array(exchange, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        outcome,
        fc.constantFrom('worse' as const, 'equivalent' as const, null),
        (units, candidate, label) => {
          const [first = [], ...others] = units
          const before = counted('u', first)
          const after = counted(
            'u',
            first.map((own) => ({ ...own, candidate, label, judgeLabel: null })),
          )
          for (const [at, { evidence }] of before.entries()) {
            const rest = others.flatMap((own, i) => counted(`u${i}`, own)[at]?.evidence ?? [])
            const now = after[at]?.evidence ?? emptyEvidence()
            const without = packEvidence(
              subtractEvidence(unpackEvidence(kept([...rest, evidence])), evidence),
            )
            const corrected = packEvidence(sumEvidence([unpackEvidence(without), now]))
            expect(corrected).toBe(kept([...rest, now]))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('sums of money', () => {
  it('keep squares exact where doubles no longer do', () => {
    const cents = Array.from({ length: 1001 }, () => ({ value: moneyOf(90_000_000_001), sign: 1 as const }))
    const sum = sumMoney(cents)
    expect(sum.squares).toBe(String(1001n * 90_000_000_001n ** 2n))
    expect(momentsOf(sum).sumSquares).toBe(Number(1001n * 90_000_000_001n ** 2n))
  })

  it('refuse what is not whole, or outgrows the exact range', () => {
    expect(() => moneyOf(0.5)).toThrow(/integer nano-dollars/)
    const huge = { value: { n: 1, sum: Number.MAX_SAFE_INTEGER, squares: '1' }, sign: 1 as const }
    expect(() => sumMoney([huge, huge])).toThrow(/outgrew its exact range/)
  })
})
