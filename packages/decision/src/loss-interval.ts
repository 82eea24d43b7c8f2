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
  return { low: lowEnd(counted, target), high: highEnd(counted, target) }
}

function highEnd(histogram: Histogram, target: number): number {
  if (logESafe(histogram, 1) < target) return 1
  return crossing((margin) => logESafe(histogram, margin), target, -1, 1)
}

function lowEnd(histogram: Histogram, target: number): number {
  if (logEHarm(histogram, -1) < target) return -1
  return -crossing((mirrored) => logEHarm(histogram, -mirrored), target, -1, 1)
}
