import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logEHarm, logESafe } from './e-values.ts'
import { addHistograms, histogramOf } from './histogram.ts'
import { lossInterval } from './loss-interval.ts'
import type { Histogram } from './types.ts'

// A second way to the same numbers: decimal fractions of 60 digits in whole numbers.
const scale = 10n ** 60n
const decimal = (x: number): bigint => {
  const [digits = '0', exponent = '0'] = x.toExponential(17).split('e')
  const whole = BigInt(digits.replace('.', ''))
  const shift = 60 - 17 + Number(exponent)
  return shift >= 0 ? whole * 10n ** BigInt(shift) : whole / 10n ** BigInt(-shift)
}
const divide = (a: bigint, b: bigint) => (a * scale) / b
const multiply = (a: bigint, b: bigint) => (a * b) / scale

/** log by halving towards 1 and the series of the inverse hyperbolic tangent */
function log(x: bigint): bigint {
  let halvings = 0n
  let y = x
  while (y > (scale * 3n) / 2n) {
    y /= 2n
    halvings += 1n
  }
  while (y < (scale * 3n) / 4n) {
    y *= 2n
    halvings -= 1n
  }
  return series(y) + halvings * logTwo
}

function series(y: bigint): bigint {
  const z = divide(y - scale, y + scale)
  const square = multiply(z, z)
  let power = z
  let sum = 0n
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k
    power = multiply(power, square)
  }
  return 2n * sum
}
const logTwo = 2n * series(divide(3n * scale, 2n * scale)) + series(divide(8n * scale, 9n * scale))

const number = (x: bigint): number => Number(x) / 1e60

const bets = Array.from({ length: 24 }, (_, j) => 0.02 * 49 ** (j / 23))
const roots = bets.reduce((sum, f) => sum + Math.sqrt(f), 0)
const shares = bets.map((f, j) => (0.85 * Math.sqrt(f)) / roots + (j === 23 ? 0.15 : 0))

function reference(histogram: Histogram, gain: (loss: bigint) => bigint): number {
  const logs = bets.map((f, j) => {
    let sum = log(decimal(shares[j] ?? 0))
    for (const { loss, count } of histogram) {
      sum += BigInt(count) * log(scale + multiply(decimal(f), gain(decimal(loss))))
    }
    return sum
  })
  const [largest = 0n] = logs.toSorted((a, b) => (a > b ? -1 : 1))
  return number(largest) + Math.log(logs.reduce((sum, one) => sum + Math.exp(number(one - largest)), 0))
}

const safeReference = (histogram: Histogram, margin: number) => {
  const m = decimal(margin)
  return reference(histogram, (x) => divide(m - x, scale - m))
}
const harmReference = (histogram: Histogram, margin: number) => {
  const m = decimal(margin)
  return reference(histogram, (x) => divide(x - m, scale + m))
}

const grid: Histogram = Array.from({ length: 41 }, (_, k) => ({
  loss: (k - 20) / 20,
  count: 1 + ((k * 7) % 11),
}))
const histograms: [name: string, histogram: Histogram][] = [
  ['nothing', []],
  ['one unit', [{ loss: 0, count: 1 }]],
  ['one loss', [{ loss: 1, count: 1 }]],
  ['one win', [{ loss: -1, count: 1 }]],
  ['all lost', [{ loss: 1, count: 500 }]],
  ['all won', [{ loss: -1, count: 500 }]],
  ['ten million ties', [{ loss: 0, count: 10_000_000 }]],
  [
    'ten million with disagreements',
    [
      { loss: -1, count: 210_000 },
      { loss: 0, count: 9_580_000 },
      { loss: 1, count: 210_000 },
    ],
  ],
  ['every multiple of 1/20', grid],
]

describe('e-values against a summation in 60 digits', () => {
  const cases = histograms.flatMap(([name, histogram]) =>
    [0.02, 0.1, 0, -0.02, -0.5, 0.9].map((margin) => ({ name, histogram, margin })),
  )
  it.each(cases)('$name at $margin', ({ histogram, margin }) => {
    const near = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)))
    near(logESafe(histogram, margin), safeReference(histogram, margin))
    near(logEHarm(histogram, margin), harmReference(histogram, margin))
  })

  it.each([0.05, 1e-12, 0.5])('interval ends are where the reference crosses, alpha %d', (alpha) => {
    const histogram = [
      { loss: -1, count: 3 },
      { loss: 0, count: 400 },
      { loss: 0.35, count: 20 },
      { loss: 1, count: 9 },
    ]
    const { low, high } = lossInterval(histogram, alpha)
    const target = Math.log(2 / alpha)
    expect(safeReference(histogram, high - 1e-6)).toBeLessThan(target)
    expect(safeReference(histogram, high + 1e-6)).toBeGreaterThan(target)
    expect(harmReference(histogram, low + 1e-6)).toBeLessThan(target)
    expect(harmReference(histogram, low - 1e-6)).toBeGreaterThan(target)
  })
})

describe('margins at the ends of the range', () => {
  it('one loss below 1 refutes "all are lost", one above -1 "all are won"', () => {
    expect(logESafe([{ loss: 0, count: 1 }], 1)).toBe(Number.POSITIVE_INFINITY)
    expect(logEHarm([{ loss: 0, count: 1 }], -1)).toBe(Number.POSITIVE_INFINITY)
    expect(logESafe([{ loss: 1, count: 9 }], 1)).toBeLessThan(0)
    expect(logEHarm([{ loss: -1, count: 9 }], -1)).toBeLessThan(0)
  })

  it.each([1.01, -1.01, Number.NaN])('%d is no margin', (margin) => {
    expect(() => logESafe([], margin)).toThrow(/a margin lies in \[-1, 1\]/)
  })

  it('says what is no histogram', () => {
    expect(() => logESafe([{ loss: 1.5, count: 1 }], 0)).toThrow(/a loss lies in \[-1, 1\], not at 1.5/)
    expect(() => logESafe([{ loss: 0, count: -1 }], 0)).toThrow(/a count is a finite number/)
  })
})

describe('intervals', () => {
  it('knows nothing of nothing', () => {
    expect(lossInterval([], 0.05)).toEqual({ low: -1, high: 1 })
  })

  it('leaves the end open where all is lost or won', () => {
    expect(lossInterval([{ loss: 1, count: 100 }], 0.05).high).toBe(1)
    expect(lossInterval([{ loss: -1, count: 100 }], 0.05).low).toBe(-1)
  })

  it('stays finite at the tiniest alpha', () => {
    const { low, high } = lossInterval([{ loss: 0, count: 10_000_000 }], Number.MIN_VALUE)
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
    expect(high).toBeLessThan(0.001)
  })
})

const losses = fc.constantFrom(-1, -0.5, 0, 0.35, 1)
const histogram = fc.array(fc.record({ loss: losses, count: fc.integer({ min: 0, max: 300 }) }), {
  maxLength: 8,
})

describe('what makes the guarantee', () => {
  it('a fair unit at the margin leaves the e-value where it is on average, whatever came before', () => {
    fc.assert(
      fc.property(histogram, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (before, margin) => {
        // the mean is the margin: 1 with (1 + m) / 2, -1 with the rest
        const up = (1 + margin) / 2
        const after = (loss: number, logE: typeof logESafe) =>
          Math.exp(logE([...before, ...histogramOf(loss)], margin) - logE(before, margin))
        expect(up * after(1, logESafe) + (1 - up) * after(-1, logESafe)).toBeCloseTo(1, 9)
        expect(up * after(1, logEHarm) + (1 - up) * after(-1, logEHarm)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('does not depend on the order or the splitting of a histogram', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        const one = logESafe([...a, ...b], 0.02)
        expect(logESafe([...b, ...a], 0.02)).toBe(one)
        const sorted = (list: Histogram) => list.flatMap((entry) => [[entry]]).reduce(addHistograms, [])
        expect(logESafe(addHistograms(sorted(b), sorted(a)), 0.02)).toBe(one)
      }),
    )
  })

  it('grows with the margin, and the other one shrinks', () => {
    fc.assert(
      fc.property(
        histogram,
        fc.double({ min: -0.9, max: 0.8, noNaN: true }),
        fc.double({ min: 0.001, max: 0.1, noNaN: true }),
        (of, margin, more) => {
          expect(logESafe(of, margin + more)).toBeGreaterThanOrEqual(logESafe(of, margin) - 1e-9)
          expect(logEHarm(of, margin + more)).toBeLessThanOrEqual(logEHarm(of, margin) + 1e-9)
        },
      ),
    )
  })
})
