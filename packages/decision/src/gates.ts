import { logEHarm, logESafe } from './e-values.ts'
import { twoPoint } from './histogram.ts'
import type { ArmLatency, LatencyVerdict } from './latency.ts'
import type { Gates } from './policy.ts'
import type { Evidence } from './types.ts'

export type Gate = {
  name: 'invalid' | 'refusals' | 'latency'
  status: 'passed' | 'failed' | 'open'
  /** a share of replies, or a ratio of times; null: not measured */
  value: number | null
  limit: number
}

/** Each gate at the bad end of what it may be; open while the evidence allows both. */
export function gatesOf(
  evidence: Pick<Evidence, 'exchanges' | 'invalid' | 'refused'>,
  latency: LatencyVerdict | null,
  gates: Gates,
  alpha: number,
): Gate[] {
  const { exchanges, invalid, refused } = evidence
  const list: Gate[] = []
  if (gates.maxInvalid !== null) list.push(shareGate('invalid', invalid, exchanges, gates.maxInvalid, alpha))
  if (gates.maxRefusals !== null) {
    list.push(shareGate('refusals', refused, exchanges, gates.maxRefusals, alpha))
  }
  if (gates.maxLatencyRatio !== null && latency) list.push(latencyGate(latency, gates.maxLatencyRatio))
  return list
}

function shareGate(name: Gate['name'], count: number, n: number, limit: number, alpha: number): Gate {
  const value = n === 0 ? null : count / n
  if (limit >= 1) return { name, status: 'passed', value, limit }
  const target = Math.log(2) - Math.log(alpha)
  const histogram = twoPoint(count, n)
  // a limit of 0 can't be proven kept; it is broken by the first
  if (limit === 0) return { name, status: count > 0 ? 'failed' : n > 0 ? 'passed' : 'open', value, limit }
  if (logESafe(histogram, limit) >= target) return { name, status: 'passed', value, limit }
  return { name, status: logEHarm(histogram, limit) >= target ? 'failed' : 'open', value, limit }
}

function latencyGate({ primary, candidate }: LatencyVerdict, limit: number): Gate {
  const ratio = ratioOf(candidate.total, primary.total)
  const status =
    ratio.high !== null && ratio.high <= limit
      ? 'passed'
      : ratio.low !== null && ratio.low > limit
        ? 'failed'
        : 'open'
  return { name: 'latency', status, value: ratio.value, limit }
}

function ratioOf({ p95: over }: ArmLatency, { p95: under }: ArmLatency) {
  const divide = (a: number | null | undefined, b: number | null | undefined) =>
    a === null || a === undefined || !b ? null : a / b
  return {
    value: divide(over?.value, under?.value),
    low: divide(over?.low, under?.high),
    high: divide(over?.high, under?.low),
  }
}
