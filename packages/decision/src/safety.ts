import { logEHarm, logESafe, logMix } from './e-values.ts'
import { addHistograms, countOf, scaleHistogram } from './histogram.ts'
import { lossInterval } from './loss-interval.ts'
import type { Policy } from './policy.ts'
import { levelCount } from './review-order.ts'
import type { Evidence, Histogram } from './types.ts'

/** what is staked on the units as graded; the rest on the units as reviewed */
const gradedShare = 0.9
/** of the part as reviewed: on the informative units alone */
const informativeShare = 0.2
/** above this the grader can't tell */
const mostUninformative = 0.5

export type SafetyEvidence = Pick<
  Evidence,
  'units' | 'leftOut' | 'uninformative' | 'paired' | 'strict' | 'drawn' | 'judgePassed' | 'judgeChecked'
>

export type Safety = {
  /** the margin that was tested: the policy's, less what a judge may have let pass */
  margin: number
  /** half of the policy's where a judge took part */
  alpha: number
  logESafe: number
  logEHarm: number
  /** as graded and as reviewed; null where that part is not staked on */
  logEPaired: number | null
  logEReviewed: number
  /** the losses that decide harm, and that the report shows */
  histogram: Histogram
  judge: { share: number; bound: number } | null
  uninformativeShare: number | null
  graderCanTell: boolean
}

type Rule = Pick<Policy, 'margin' | 'alpha' | 'control'>

/**
 * Both e-values of one slice. With controls, safe means that the net loss as graded or the gross
 * loss as reviewed is below the margin. `factor` asks what as much evidence again would say.
 */
export function safetyOf(evidence: SafetyEvidence, rule: Rule, factor = 1): Safety {
  const judge = judgeOf(evidence, rule.alpha)
  const margin = judge ? Math.max(-1, rule.margin - judge.share * judge.bound) : rule.margin
  const counted = evidence.units - evidence.leftOut
  const uninformativeShare = counted > 0 ? evidence.uninformative / counted : null
  const graderCanTell = (uninformativeShare ?? 0) <= mostUninformative
  const scaled = factor === 1 ? evidence : scaleLosses(evidence, factor)
  const histogram = rule.control === 'off' ? scaled.strict : scaled.paired
  const shown = {
    margin,
    alpha: judge ? rule.alpha / 2 : rule.alpha,
    logEHarm: logEHarm(histogram, rule.margin),
    histogram: rule.control === 'off' ? evidence.strict : evidence.paired,
    judge,
    uninformativeShare,
    graderCanTell,
  }
  if (rule.control === 'off') {
    const logE = logESafe(scaled.strict, margin)
    return { ...shown, logESafe: logE, logEPaired: null, logEReviewed: logE }
  }
  const logEPaired = logESafe(scaled.paired, margin)
  const logEReviewed = logReviewed(scaled, margin, graderCanTell)
  return {
    ...shown,
    // where the grader can't tell, what it says is left out and only labels speak
    logESafe: logMix([
      { share: graderCanTell ? gradedShare : 0, logE: logEPaired },
      { share: 1 - gradedShare, logE: logEReviewed },
    ]),
    logEPaired: graderCanTell ? logEPaired : null,
    logEReviewed,
  }
}

type Losses = Pick<Evidence, 'paired' | 'strict' | 'drawn'>

function scaleLosses({ paired, strict, drawn, ...rest }: SafetyEvidence, factor: number): SafetyEvidence {
  return {
    ...rest,
    paired: scaleHistogram(paired, factor),
    strict: scaleHistogram(strict, factor),
    drawn: Object.fromEntries(
      Object.entries(drawn).map(([level, histogram]) => [level, scaleHistogram(histogram, factor)]),
    ),
  }
}

/**
 * The gross loss as reviewed. Uninformative units take part from each level of the order of reviews
 * on: a mixture over "all of them", "seven in ten", "half of them" … so that however many of the
 * first have been reviewed, some part of the stake sees few that nobody has looked at. Without such
 * units all parts are the same, and this is the e-value of the strict histogram.
 */
function logReviewed(losses: Losses, margin: number, graderCanTell: boolean): number {
  return logMix(reviewedParts(losses, margin, graderCanTell))
}

export type ReviewedPart = { share: number; histogram: Histogram; logE: number }

/** The parts of that mixture, each with the losses that it is staked on. */
export function reviewedParts(
  { strict, drawn }: Losses,
  margin: number,
  graderCanTell: boolean,
): ReviewedPart[] {
  const logE = logESafe(strict, margin)
  const drawnLevels = Object.values(drawn).some((histogram) => histogram.length > 0)
  const base = graderCanTell ? [{ share: informativeShare, histogram: strict, logE }] : []
  if (!drawnLevels) return [{ share: graderCanTell ? 1 : 1 - informativeShare, histogram: strict, logE }]
  let above: Histogram = strict
  const parts: ReviewedPart[] = []
  for (let level = levelCount - 1; level >= 0; level -= 1) {
    const own = drawn[level]
    const isSame = own === undefined && parts.length > 0
    above = own === undefined ? above : addHistograms(above, own)
    const last = parts.at(-1)
    parts.push({
      share: (1 - informativeShare) / levelCount,
      histogram: above,
      logE: isSame && last ? last.logE : logESafe(above, margin),
    })
  }
  return [...base, ...parts]
}

/**
 * What a judge's labels may hide: the share of units it passed, times the most that reviewers may
 * find worse among them.
 */
function judgeOf(evidence: SafetyEvidence, alpha: number): Safety['judge'] {
  if (evidence.judgePassed === 0) return null
  return {
    share: evidence.judgePassed / Math.max(1, evidence.units - evidence.leftOut),
    bound:
      countOf(evidence.judgeChecked) === 0 ? 1 : Math.max(0, lossInterval(evidence.judgeChecked, alpha).high),
  }
}
