import { logEHarm, logESafe } from './e-values.ts'
import { twoPoint } from './histogram.ts'
import { quantile, sketchError, steps } from './sketch.ts'
import type { LatencySketches, Sketch } from './types.ts'

/** ms; an end is null where the replies so far don't bound it */
export type QuantileEstimate = { value: number; low: number | null; high: number | null }
export type ArmLatency = { replies: number; p50: QuantileEstimate | null; p95: QuantileEstimate | null }

export type LatencyVerdict = {
  primary: { first: ArmLatency; total: ArmLatency }
  candidate: { first: ArmLatency; total: ArmLatency }
}

export function latencyOf(sketches: LatencySketches, alpha: number): LatencyVerdict {
  const arm = (sketch: Sketch): ArmLatency => ({
    replies: sketch.count,
    p50: quantileInterval(sketch, 0.5, alpha),
    p95: quantileInterval(sketch, 0.95, alpha),
  })
  return {
    primary: { first: arm(sketches.primaryFirst), total: arm(sketches.primaryTotal) },
    candidate: { first: arm(sketches.candidateFirst), total: arm(sketches.candidateTotal) },
  }
}

/**
 * Every x for which neither e-value rejects "the share of replies above x is 1 - p" at alpha/2:
 * holds at all looks together. Widened by what the sketch may be off.
 */
export function quantileInterval(sketch: Sketch, p: number, alpha: number): QuantileEstimate | null {
  const value = quantile(sketch, p)
  if (value === null) return null
  const list = steps(sketch)
  const target = Math.log(2) - Math.log(alpha)
  const above = (i: number) => twoPoint(list[i]?.above ?? 0, sketch.count)
  // from here on, too few lie above for x to be the quantile
  const tooHigh = firstIndex(list.length, (i) => logESafe(above(i), 1 - p) >= target)
  // up to before here, too many do
  const fits = firstIndex(list.length, (i) => logEHarm(above(i), 1 - p) < target)
  // below the first value all lie above
  const isBounded = fits > 0 || logEHarm(twoPoint(sketch.count, sketch.count), 1 - p) >= target
  const low = isBounded ? (list[fits]?.value ?? null) : null
  const high = list[tooHigh]?.value ?? null
  return {
    value,
    low: low === null ? null : low / (1 + sketchError),
    high: high === null ? null : high / (1 - sketchError),
  }
}

/** The first index at which a condition holds that holds from there on; `length` where it never does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
