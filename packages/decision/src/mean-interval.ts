import type { Interval, Moments } from './types.ts'

/** the number of observations at which the interval is made to be narrowest */
const tunedTo = 1000

/**
 * An interval for a mean that holds at all looks together, asymptotically (Waudby-Smith et al.,
 * "Time-uniform central limit theory"). Of nothing at all nothing is known.
 */
export function meanInterval({ n, sum, sumSquares }: Moments, alpha: number): Interval {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies in (0, 1), not at ${alpha}`)
  if (n === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const mean = sum / n
  const variance = Math.max(0, sumSquares / n - mean * mean)
  const q = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tunedTo
  const nq = n * q
  const width = Math.sqrt(variance * ((2 * (nq + 1)) / (n * nq)) * Math.log(Math.sqrt(nq + 1) / alpha))
  return { low: mean - width, high: mean + width }
}
