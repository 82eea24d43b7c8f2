import { logEHarm, logESafe } from './e-values.ts'
import type { Gate } from './gates.ts'
import { scaleHistogram, twoPoint } from './histogram.ts'
import type { Policy } from './policy.ts'
import { daysPerMonth, type Saving } from './saving.ts'
import type { Histogram } from './types.ts'

/** beyond this many times the evidence at hand, nobody would wait */
const mostFactor = 2 ** 24

/**
 * By what factor evidence must grow, if more of it looks the same, until its log e-value reaches
 * the target; 1 where it has, null where it never will. The log of a mixture is convex in the
 * factor and 0 at 0, so from the first factor that reaches it on, it stays reached.
 */
export function factorUntil(logE: (factor: number) => number, target: number): number | null {
  if (logE(1) >= target) return 1
  if (logE(mostFactor) < target) return null
  let high = 2
  while (logE(high) < target) high *= 2
  let low = high / 2
  while (high - low > low * 1e-3) {
    const middle = (low + high) / 2
    if (logE(middle) < target) low = middle
    else high = middle
  }
  return high
}

/** Until an open gate passes or fails; null where only other evidence than counts would tell. */
export function gateFactor(gate: Gate, replies: number, alpha: number): number | null {
  if (gate.name === 'latency' || gate.value === null || replies === 0) return null
  const histogram = twoPoint(gate.value * replies, replies)
  const target = Math.log(2) - Math.log(alpha)
  const passes = factorUntil((factor) => logESafe(scaleHistogram(histogram, factor), gate.limit), target)
  const fails = factorUntil((factor) => logEHarm(scaleHistogram(histogram, factor), gate.limit), target)
  return passes === null || fails === null ? (passes ?? fails) : Math.min(passes, fails)
}

/** Until the saving's low end clears the floor, its interval shrinking with the root of the units. */
export function savingFactor(
  saving: Saving,
  { savingFloorNano }: Pick<Policy, 'savingFloorNano'>,
  requestsPerDay: number | null,
): number | null {
  if (!saving.known) return saving.reason === 'few-units' ? 1 : null
  const { low, mean } = saving.perRequest
  if (savingFloorNano > 0 && !requestsPerDay) return null
  const floor = savingFloorNano > 0 ? savingFloorNano / ((requestsPerDay ?? 1) * daysPerMonth) : 0
  if (low > floor) return 1
  return mean > floor ? ((mean - low) / (mean - floor)) ** 2 : null
}

/** Shares of units on which the candidate alone fails, and the control alone. */
export type Disagreement = { losses: number; wins: number }

export type Planned = {
  /** until it is called safe, or proven harmful; null: never at these rates */
  units: number | null
  outcome: 'safe' | 'harm' | null
}

/** How many units a verdict takes if the shares are as said, for planning before anything is spent. */
export function unitsNeeded(
  margin: number,
  { losses, wins }: Disagreement,
  alpha: number,
  /** the weight of the question among many; 1: asked alone */
  weight = 1,
): Planned {
  const one: Histogram = [
    { loss: -1, count: wins },
    { loss: 0, count: 1 - losses - wins },
    { loss: 1, count: losses },
  ].filter(({ count }) => count > 0)
  const scaled = (factor: number) => scaleHistogram(one, factor)
  const safe = factorUntil((n) => logESafe(scaled(n), margin), -Math.log(alpha * weight))
  const harm = factorUntil((n) => logEHarm(scaled(n), margin), -Math.log(alpha))
  if (safe !== null && (harm === null || safe <= harm)) return { units: Math.ceil(safe), outcome: 'safe' }
  return harm === null ? { units: null, outcome: null } : { units: Math.ceil(harm), outcome: 'harm' }
}
