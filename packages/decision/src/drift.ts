import { logEHarm, logMix } from './e-values.ts'
import { addHistograms } from './histogram.ts'
import type { Policy } from './policy.ts'
import type { Evidence, Histogram } from './types.ts'

export type Drift = {
  alarm: boolean
  /** log of D; null without a day */
  logD: number | null
  /** the day from which on it got worse: the largest term */
  since: string | null
  /** seen after production had moved, by the model of before */
  afterSwitch?: true
}

/**
 * D(t) = sum over s of EHarm(days s..t) / (s (s + 1)): harm that began on some day, whichever. Each
 * term is an e-value from its own day on and the shares add up to 1, so an alarm ever is false with
 * probability at most alpha.
 */
export function driftOf(
  days: readonly { day: string; histogram: Histogram }[],
  margin: number,
  alpha: number,
): Drift {
  const terms = driftTerms(days, margin)
  if (terms.length === 0) return { alarm: false, logD: null, since: null }
  const logD = logMix(terms)
  const alarm = logD >= -Math.log(alpha)
  const term = (t: { share: number; logE: number }) => Math.log(t.share) + t.logE
  const largest = terms.reduce((most, next) => (term(next) > term(most) ? next : most))
  return { alarm, logD, since: alarm ? largest.day : null }
}

export function driftOfDays(
  days: readonly { day: string; evidence: Pick<Evidence, 'paired' | 'strict'> }[],
  policy: Pick<Policy, 'margin' | 'alpha' | 'control'>,
): Drift {
  const histograms = days.map(({ day, evidence }) => ({
    day,
    histogram: policy.control === 'off' ? evidence.strict : evidence.paired,
  }))
  return driftOf(histograms, policy.margin, policy.alpha)
}

/** One for each day that it may have begun on, the last day first. */
export function driftTerms(
  days: readonly { day: string; histogram: Histogram }[],
  margin: number,
): { share: number; logE: number; day: string; own: Histogram }[] {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const terms: ReturnType<typeof driftTerms> = []
  let since: Histogram = []
  for (let s = sorted.length; s >= 1; s -= 1) {
    const { day = '', histogram: own = [] } = sorted[s - 1] ?? {}
    since = addHistograms(since, own)
    terms.push({ day, own, share: 1 / (s * (s + 1)), logE: logEHarm(since, margin) })
  }
  return terms
}
