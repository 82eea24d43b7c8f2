import { describe, expect, it } from 'vitest'
import { candidate, evidenceOf, policy, task, units } from '../test/build-evidence.ts'
import { decide } from './decide.ts'
import { quantileInterval } from './latency.ts'
import { emptySketch, quantile, sketchOf, sumSketches } from './sketch.ts'

const sketch = (values: readonly number[]) =>
  sumSketches(values.map((value) => ({ value: sketchOf(value), sign: 1 as const })))
const values = (n: number) => Array.from({ length: n }, (_, i) => 100 + ((i * 7919) % n) * (1000 / n))

describe('quantiles', () => {
  it('are within 1 % of the values themselves', () => {
    const list = values(1000)
    const sorted = list.toSorted((a, b) => a - b)
    for (const p of [0.01, 0.5, 0.95, 1]) {
      const exact = sorted[Math.ceil(p * 1000) - 1] ?? 0
      expect(Math.abs((quantile(sketch(list), p) ?? 0) / exact - 1)).toBeLessThan(0.01 + 1e-9)
    }
  })

  it('are unknown of nothing, and 0 of zeros', () => {
    expect(quantile(emptySketch, 0.5)).toBeNull()
    expect(quantile(sketch([0, 0, 0.2]), 0.5)).toBe(0)
    expect(quantileInterval(emptySketch, 0.5, 0.05)).toBeNull()
  })

  it('refuse what is no time', () => {
    expect(() => sketchOf(-1)).toThrow(/finite values of at least 0/)
    expect(() => sketchOf(Number.NaN)).toThrow(/finite values of at least 0/)
  })

  it('have intervals that hold the truth and narrow down', () => {
    const few = quantileInterval(sketch(values(200)), 0.5, 0.05)
    const many = quantileInterval(sketch(values(20_000)), 0.5, 0.05)
    for (const estimate of [few, many]) {
      expect(estimate?.low ?? 1e9).toBeLessThan(600)
      expect(estimate?.high ?? 0).toBeGreaterThan(600)
    }
    const width = (e: typeof few) => (e?.high ?? 1e9) - (e?.low ?? 0)
    expect(width(many)).toBeLessThan(width(few) / 3)
  })

  it('of 95 % have an upper end from about 100 replies on', () => {
    expect(quantileInterval(sketch(values(80)), 0.95, 0.05)?.high).toBeNull()
    expect(quantileInterval(sketch(values(110)), 0.95, 0.05)?.high).not.toBeNull()
  })
})

describe('the gate', () => {
  const at = (maxLatencyRatio: number, n = 400, totalMs = 600) => {
    const rows = evidenceOf(
      units(n, (i) => ({ candidateLatency: { firstMs: 200, totalMs: totalMs + (i % 10) } })),
    )
    const gates = { ...policy().gates, maxLatencyRatio }
    const [verdict] = decide(task([candidate(rows, { policy: policy({ gates }) })])).candidates
    return { verdict: verdict?.verdict, gate: verdict?.gates.find(({ name }) => name === 'latency')?.status }
  }

  it('passes, fails, or is open', () => {
    expect(at(1)).toEqual({ verdict: 'switch', gate: 'passed' })
    expect(at(1, 400, 1800)).toEqual({ verdict: 'stay', gate: 'failed' })
    expect(at(1, 60)).toEqual({ verdict: 'undecided', gate: 'open' })
    expect(at(0.67)).toEqual({ verdict: 'undecided', gate: 'open' })
  })

  it('is open where nothing was measured', () => {
    const rows = evidenceOf(units(400, () => ({ candidateLatency: { firstMs: null, totalMs: null } })))
    const gates = { ...policy().gates, maxLatencyRatio: 2 }
    const [verdict] = decide(task([candidate(rows, { policy: policy({ gates }) })])).candidates
    expect(verdict?.verdict).toBe('undecided')
    expect(verdict?.latency.candidate.total).toEqual({ replies: 0, p50: null, p95: null })
  })
})
