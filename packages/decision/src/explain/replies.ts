import { logEHarm, logESafe } from '../e-values.ts'
import type { Gathered } from '../gather.ts'
import { twoPoint } from '../histogram.ts'
import { sketchError } from '../sketch.ts'
import type { Sketch } from '../types.ts'
import type { CandidateVerdict } from '../verdict.ts'

/** Quantiles with the sketch that they were read from. */
export function latencyLines({ latency }: CandidateVerdict, { whole }: Gathered): string[] {
  const { primaryFirst, primaryTotal, candidateFirst, candidateTotal } = whole.latency
  const arms = [
    ['primary time to first token', primaryFirst, latency.primary.first],
    ['primary total time', primaryTotal, latency.primary.total],
    ['candidate time to first token', candidateFirst, latency.candidate.first],
    ['candidate total time', candidateTotal, latency.candidate.total],
  ] as const
  return [
    `latency, ms: bucket i of a sketch is 2 g^i / (g + 1), g = (1 + e) / (1 - e), e = ${sketchError}; a quantile's ends are where "a share 1 - p lies above" is rejected at alpha/2, widened by e`,
    ...arms.flatMap(([name, sketch, { replies, p50, p95 }]) => {
      const text = (q: typeof p50) =>
        q === null ? 'unknown' : `${q.value} [${q.low ?? 'open'}, ${q.high ?? 'open'}]`
      return [
        `${name}, ${replies} replies: p50 ${text(p50)}, p95 ${text(p95)}`,
        ...(sketch.count === 0 ? [] : [`  buckets: ${sketchText(sketch)}`]),
      ]
    }),
  ]
}

function sketchText({ zero, buckets }: Sketch): string {
  const pairs = buckets.flatMap((bucket, i) => (i % 2 === 0 ? [`${bucket} x ${buckets[i + 1]}`] : []))
  return [...(zero > 0 ? [`zero x ${zero}`] : []), ...pairs].join(', ')
}

export function gateLines(v: CandidateVerdict, { whole }: Gathered): string[] {
  return v.gates.map((gate) => {
    const line = `gate ${gate.name}: ${gate.status}, value ${gate.value ?? 'not measured'}, limit ${gate.limit}`
    if (gate.name === 'latency' || gate.limit <= 0 || gate.limit >= 1) return line
    const count = gate.name === 'refusals' ? whole.refused : whole.invalid
    const losses = twoPoint(count, whole.exchanges)
    return `${line}; ${count} of ${whole.exchanges} replies: logESafe = ${logESafe(losses, gate.limit)}, logEHarm = ${logEHarm(losses, gate.limit)}, either decides from log(2/alpha) on`
  })
}

/** What the candidate can't take at all, of the requests that were looked at. */
export function fitLines({ fit, policy }: CandidateVerdict): string[] {
  if (fit === null) return []
  return [
    `fit: of ${fit.requests} requests ${fit.overContext} exceed the context window (${fit.lengthUnknown ?? 0} of unknown length left out), ${fit.needImages} need images, ${fit.needTools} need tools; at most a share of ${policy.gates.maxOverContext} may each; the egress rule ${fit.egressForbidden ? 'forbids' : 'allows'} the vendor`,
  ]
}
