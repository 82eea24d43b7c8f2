import { crossing } from './crossing.ts'
import { logEHarm, logESafe } from './e-values.ts'
import { canonical } from './histogram.ts'
import type { Histogram, Interval } from './types.ts'

/**
 * Every mean loss that neither e-value rejects at alpha/2: holds at all looks together.
 * Both e-values are monotone in the margin, so the set is an interval.
 */
export function lossInterval(histogram: Histogram, alpha: number): Interval {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies in (0, 1), not at ${alpha}`)
  const counted = canonical(histogram)
  const target = Math.log(2) - Math.log(alpha)
  const { n, mean, variance } = spread(counted)
  // about where the end lies for a bettor who knows the variance; only where the search begins
  const guess = n === 0 ? 2 : 2 * (Math.sqrt((2 * variance * target) / n) + (2 * target) / n)
  const high = endOf((margin) => logESafe(counted, margin), target, mean, guess)
  const low = -endOf((mirrored) => logEHarm(counted, -mirrored), target, -mean, guess)
  return { low: low === 0 ? 0 : low, high }
}

function spread(histogram: Histogram): { n: number; mean: number; variance: number } {
  let n = 0
  let sum = 0
  let squares = 0
  for (const { loss, count } of histogram) {
    n += count
    sum += loss * count
    squares += loss * loss * count
  }
  const mean = n === 0 ? 0 : sum / n
  return { n, mean, variance: n === 0 ? 0 : Math.max(0, squares / n - mean * mean) }
}

/** Where the e-value reaches the target above the mean; 1 where it never does. */
function endOf(logE: (margin: number) => number, target: number, mean: number, guess: number): number {
  const near = mean + guess
  if (near < 1 && logE(near) >= target) return crossing(logE, target, mean, near)
  return logE(1) < target ? 1 : crossing(logE, target, Math.min(mean, 1), 1)
}
