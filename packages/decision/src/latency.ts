import { logEHarm, logESafe } from './e-values.ts'
import { twoPoint } from './histogram.ts'
import { middleOf, quantile, sketchError, steps } from './sketch.ts'
import type { LatencySketches, Sketch } from './types.ts'

/** ms; an end is null where the replies so far don't bound it */
export type QuantileEstimate = { value: number; low: number | null; high: number | null }
export type ArmLatency = { replies: number; p50: QuantileEstimate | null; p95: QuantileEstimate | null }

export type LatencyVerdict = {
  primary: { first: ArmLatency; total: ArmLatency }
  candidate: { first: ArmLatency; total: ArmLatency }
}

export function latencyOf(sketches: LatencySketches, alpha: number): LatencyVerdict {
  const bounds = rememberBounds(alpha)
  const arm = (sketch: Sketch): ArmLatency => {
    const list = steps(sketch)
    return {
      replies: sketch.count,
      p50: quantileInterval(sketch, 0.5, alpha, bounds, list),
      p95: quantileInterval(sketch, 0.95, alpha, bounds, list),
    }
  }
  return {
    primary: { first: arm(sketches.primaryFirst), total: arm(sketches.primaryTotal) },
    candidate: { first: arm(sketches.candidateFirst), total: arm(sketches.candidateTotal) },
  }
}

/**
 * Every x for which neither e-value rejects "the share of replies above x is 1 - p" at alpha/2:
 * holds at all looks together. Widened by what the sketch may be off.
 */
export function quantileInterval(
  sketch: Sketch,
  p: number,
  alpha: number,
  bounds: Bounds = rememberBounds(alpha),
  list = steps(sketch),
): QuantileEstimate | null {
  const value = quantile(sketch, p, list)
  if (value === null) return null
  const n = sketch.count
  const { fewest, most } = bounds(n, p)
  // from here on, too few lie above for x to be the quantile
  const tooHigh = list.find(({ above }) => above <= fewest)
  // up to before here, too many do; below the first value all lie above
  const fits = list.findIndex(({ above }) => above < most)
  const isBounded = fits > 0 || n >= most
  const fit = list[fits]
  const low = isBounded && fit !== undefined ? middleOf(fit) : null
  const high = tooHigh === undefined ? null : middleOf(tooHigh)
  return {
    value,
    low: low === null ? null : low / (1 + sketchError),
    high: high === null ? null : high / (1 - sketchError),
  }
}

/** Up to how many of n, and from how many on, "a share 1 - p lies above" is rejected at alpha/2. */
function rejected(n: number, p: number, alpha: number): { fewest: number; most: number } {
  const target = Math.log(2) - Math.log(alpha)
  const isFew = (k: number) => logESafe(twoPoint(k, n), 1 - p) >= target
  const isMany = (k: number) => logEHarm(twoPoint(k, n), 1 - p) >= target
  return {
    fewest: firstIndex(n + 1, (k) => !isFew(k)) - 1,
    most: firstIndex(n + 1, isMany),
  }
}

type Bounds = (n: number, p: number) => { fewest: number; most: number }

/** The four sketches of a task mostly hold as many replies: the bounds are the same. */
function rememberBounds(alpha: number): Bounds {
  const known = new Map<string, ReturnType<Bounds>>()
  return (n, p) => {
    const name = `${n} ${p}`
    const bounds = known.get(name) ?? rejected(n, p, alpha)
    known.set(name, bounds)
    return bounds
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
