import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { logEHarm, logESafe } from './e-values.ts'
import { lossInterval } from './loss-interval.ts'
import { meanInterval } from './mean-interval.ts'
import { fractions, weights } from './mixture.ts'
import type { Histogram } from './types.ts'

type Vectors = {
  mixture: { fractions: number[]; weights: number[] }
  meanIntervals: { n: number; sum: number; sumSquares: number; alpha: number; low: number; high: number }[]
  cases: {
    name: string
    histogram: Histogram
    margin: number
    alpha: number
    logESafe: number
    logEHarm: number
    lossLow: number
    lossHigh: number
  }[]
}

const file = new URL('../../../../shared/data/decision-vectors.json', import.meta.url)
const isThere = existsSync(file)
if (!isThere) console.log('SKIPPED: the reference vectors are not on this machine')

describe.skipIf(!isThere)('the reference vectors', () => {
  const vectors: Vectors = isThere
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { mixture: { fractions: [], weights: [] }, meanIntervals: [], cases: [] }

  it('has the mixture of bets', () => {
    expect(fractions).toHaveLength(vectors.mixture.fractions.length)
    for (const [j, fraction] of vectors.mixture.fractions.entries()) {
      expect(Math.abs((fractions[j] ?? 0) - fraction)).toBeLessThan(1e-15)
      expect(Math.abs((weights[j] ?? 0) - (vectors.mixture.weights[j] ?? 0))).toBeLessThan(1e-15)
    }
  })

  it.each(vectors.cases)('$name', (row) => {
    expect(Math.abs(logESafe(row.histogram, row.margin) - row.logESafe)).toBeLessThan(1e-9)
    expect(Math.abs(logEHarm(row.histogram, row.margin) - row.logEHarm)).toBeLessThan(1e-9)
    const { low, high } = lossInterval(row.histogram, row.alpha)
    expect(Math.abs(low - row.lossLow)).toBeLessThan(1e-6)
    expect(Math.abs(high - row.lossHigh)).toBeLessThan(1e-6)
  })

  it.each(vectors.meanIntervals)('a mean of $n', (row) => {
    const { low, high } = meanInterval(row, row.alpha)
    expect(Math.abs(low - row.low)).toBeLessThan(1e-9)
    expect(Math.abs(high - row.high)).toBeLessThan(1e-9)
  })
})
