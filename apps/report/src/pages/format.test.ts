import { describe, expect, it } from 'vitest'
import {
  bare,
  count,
  counted,
  dollars,
  duration,
  eValue,
  instant,
  milliseconds,
  percent,
  points,
} from './format.ts'

describe('unknown', () => {
  it('is said, and never a number', () => {
    for (const value of [null, Number.NaN]) {
      for (const text of [count, percent, points, bare, dollars, milliseconds, instant, duration, eValue]) {
        expect(text(value)).toBe('unknown')
      }
    }
    expect(percent(Number.POSITIVE_INFINITY)).toBe('unknown')
    expect(instant(1e300)).toBe('unknown')
  })
})

describe('figures', () => {
  it('never round something to nothing, nor nearly all to all', () => {
    expect([0, 0.0004, 0.0006, 0.5, 0.9996, 1].map((it) => percent(it))).toEqual([
      '0.0 %',
      '< 0.1 %',
      '0.1 %',
      '50.0 %',
      '> 99.9 %',
      '100.0 %',
    ])
    expect([0.004, 0.006, 0.996].map((it) => percent(it, 0))).toEqual(['< 1 %', '1 %', '> 99 %'])
  })

  it('give losses a sign, and a zero none', () => {
    expect([0.012, -0.012, 0, -0, 0.0001, -0.0001].map((it) => points(it))).toEqual([
      '+1.2',
      '−1.2',
      '0.0',
      '0.0',
      '0.0',
      '0.0',
    ])
    expect([0.05, -0.02].map(bare)).toEqual(['5.0', '−2.0'])
  })

  it('keep of money the digits that matter', () => {
    const nano = [0, 162_500, 97_100_000, 2_500_000_000, -19_502_123_456_789, 1.23e15]
    expect(nano.map(dollars)).toEqual(['$0.00', '$0.0001625', '$0.0971', '$2.50', '−$19,502', '$1,230,000'])
    expect([Number.MAX_VALUE, -Number.MAX_VALUE].map(dollars)).toEqual(['no upper bound', 'no lower bound'])
  })

  it('count with a noun', () => {
    expect(counted(1, 'reply', 'replies')).toBe('1 reply')
    expect(counted(1_200, 'reply', 'replies')).toBe('1,200 replies')
  })

  it('say times in the unit that fits', () => {
    expect([0, 31_400, 90_000, 7_200_000, 172_800_000, 8.64e9].map(duration)).toEqual([
      '0 s',
      '31 s',
      '1.5 min',
      '2 h',
      '2 days',
      '100 days',
    ])
    expect([4.25, 420.4, 12_500].map(milliseconds)).toEqual(['4.3 ms', '420 ms', '12.5 s'])
    expect(instant(Date.UTC(2026, 2, 2, 9, 5))).toBe('2026-03-02 09:05 UTC')
  })

  it('say e-values from their logarithm, however large', () => {
    expect([0, Math.log(20), Math.log(1_234), 30, 1e300, -10, Number.NEGATIVE_INFINITY].map(eValue)).toEqual([
      '1.00',
      '20.0',
      '1,234',
      '10^13',
      '10^999,999',
      '< 0.01',
      '0.00',
    ])
  })
})
