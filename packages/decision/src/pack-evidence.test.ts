import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evidenceOf, invalid, outage, passed, refused, wrong } from '../test/build-evidence.ts'
import { emptyEvidence } from './empty-evidence.ts'
import { packEvidence, unpackEvidence } from './pack-evidence.ts'
import type { Evidence } from './types.ts'

/** As it would be written: with every field, in its order. */
const text = (evidence: Evidence) => JSON.stringify(evidence)

const unit = fc.record({
  candidate: fc.constantFrom(passed, passed, wrong, invalid, refused, outage),
  control: fc.constantFrom(passed, passed, wrong, null),
  label: fc.constantFrom('worse' as const, 'equivalent' as const, null, null),
  candidateNano: fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.constant(null)),
  candidateLatency: fc.record({
    firstMs: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 90_000, noNaN: true })),
    totalMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  }),
})

it('gives back the same bytes, whatever was counted', () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 30 }), (units) => {
      for (const { evidence } of evidenceOf(units)) {
        expect(text(unpackEvidence(packEvidence(evidence)))).toBe(text(evidence))
      }
    }),
    { numRuns: 60 },
  )
})

it('leaves no field out that has something in it', () => {
  const filled = (value: unknown): unknown => {
    if (value === null || typeof value === 'number') return 7
    if (typeof value === 'string') return '49'
    if (Array.isArray(value)) return [{ loss: 0.5, count: 7 }]
    const entries = Object.entries(value as object)
    if (entries.length === 0) return { some: 7 }
    return Object.fromEntries(entries.map(([key, inner]) => [key, filled(inner)]))
  }
  const full = filled(emptyEvidence()) as Evidence
  const sketch = { count: 12, zero: 2, buckets: [-3, 1, -2, 4, 5, 2, 6, 3] }
  const evidence: Evidence = {
    ...full,
    drawn: { 3: [{ loss: 1, count: 2 }] },
    latency: { primaryFirst: sketch, primaryTotal: sketch, candidateFirst: sketch, candidateTotal: sketch },
  }
  expect(unpackEvidence(packEvidence(evidence))).toEqual(evidence)
  expect(packEvidence(emptyEvidence())).toBe('{}')
})

it('reads evidence that was kept as it is', () => {
  for (const { evidence } of evidenceOf([{}, { candidate: wrong }, { candidate: invalid }])) {
    expect(text(unpackEvidence(text(evidence)))).toBe(text(evidence))
  }
})

it('keeps a sketch that has more taken out than was in it', () => {
  const latency = { ...emptyEvidence().latency, primaryTotal: { count: 1, zero: 0, buckets: [4, 2, 9, -1] } }
  const evidence = { ...emptyEvidence(), latency }
  expect(unpackEvidence(packEvidence(evidence))).toEqual(evidence)
})
