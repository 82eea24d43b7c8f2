import { countOf, meanOf, twoPoint } from './histogram.ts'
import { lossInterval } from './loss-interval.ts'
import { meanInterval } from './mean-interval.ts'
import { momentsOf } from './money-moments.ts'
import type { Policy } from './policy.ts'
import type { Estimate, Evidence, Moments } from './types.ts'

/** below this many priced units an asymptotic interval means nothing, and none is given */
const fewestUnits = 30
/** more units of unknown price than this share, and the saving is unknown */
const mostUnpriced = 0.02
export const daysPerMonth = 30
export const daysPerYear = 365

/** Nano-dollars per request, before and after what is unusable, wrong or reviewed. */
export type CostLine = {
  base: number
  /** with retries, and the primary's price for what is unusable even so */
  effective: number
  /** the same if no retry ever helps */
  effectiveIfRetriesFail: number
  /** effective + wrong replies + reviews */
  total: number
}

export type Saving =
  | { known: false; reason: 'no-units' | 'few-units' | 'unknown-price'; unpricedUnits: number }
  | {
      known: true
      unpricedUnits: number
      /** what the primary costs now, per request */
      primary: number
      candidate: CostLine
      perRequest: Estimate
      /** of what the primary costs now */
      share: Estimate | null
      /** null where the traffic of a day is unknown */
      perMonth: Estimate | null
      perYear: Estimate | null
      /** share of requests that go to the primary in the end, all retries being unusable too */
      escalated: number
      /** share of replies unusable as they stand, and of those asked for again */
      unusable: Estimate
      retriedUnusable: number | null
      /** mean loss among usable replies */
      wrong: Estimate
      /** against a truth: the share of wrong replies of both arms; null where there is none */
      errorRate: { candidate: number; control: number } | null
      /** nano-dollars for each wrong reply at which nothing is saved any more; null: at none */
      breakEvenErrorCost: number | null
    }

export type CostPolicy = Pick<
  Policy,
  'alpha' | 'errorCostNano' | 'reviewCostNano' | 'reviewedShare' | 'retries'
>
export type SavingEvidence = Pick<
  Evidence,
  | 'units'
  | 'leftOut'
  | 'primaryCost'
  | 'candidateCost'
  | 'costDifference'
  | 'pricedExchanges'
  | 'unpriced'
  | 'exchanges'
  | 'unusable'
  | 'retried'
  | 'retriedUnusable'
  | 'wrong'
  | 'truth'
>

/** What prices would be if they were another share of what they were. */
export type PriceFactors = { primary: number; candidate: number }

/**
 * What a switch saves, with an interval that survives looks: base difference, unusable and wrong
 * replies each at their bad end at alpha/3.
 */
export function savingOf(
  evidence: SavingEvidence,
  policy: CostPolicy,
  requestsPerDay: number | null,
  factors: PriceFactors = { primary: 1, candidate: 1 },
): Saving {
  const { pricedExchanges, unpriced } = evidence
  const units = evidence.primaryCost.n
  const unpricedUnits = unpriced
  const unknown = (reason: 'no-units' | 'few-units' | 'unknown-price'): Saving => ({
    known: false,
    reason,
    unpricedUnits,
  })
  if (units + unpriced === 0) return unknown('no-units')
  if (unpriced > mostUnpriced * (units + unpriced)) return unknown('unknown-price')
  if (units < fewestUnits) return unknown('few-units')

  const alpha = policy.alpha / 3
  const perUnit = pricedExchanges / units
  const primary = (factors.primary * evidence.primaryCost.sum) / pricedExchanges
  const difference = meanInterval(differenceMoments(evidence, factors), alpha)
  const base = {
    low: difference.low / perUnit,
    mean: primary - (factors.candidate * evidence.candidateCost.sum) / pricedExchanges,
    high: difference.high / perUnit,
  }
  const unusable = shareEstimate(evidence.unusable, evidence.exchanges, alpha)
  const wrongInterval = lossInterval(evidence.wrong, alpha)
  const wrong = { ...wrongInterval, mean: meanOf(evidence.wrong) ?? 0 }
  if (countOf(evidence.wrong) === 0 && evidence.exchanges === evidence.unusable) {
    // No usable reply at all: nothing of what is used can be wrong. Where there are some and nothing can
    // be told of them, anything from the worst to the best stays possible.
    wrong.low = 0
    wrong.high = 0
  }

  const reviewed = policy.reviewedShare * policy.reviewCostNano
  const at = (saved: number, r: number, w: number) =>
    primary - effectiveCost(primary - saved, primary, r, policy.retries) - w * policy.errorCostNano - reviewed
  const perRequest = {
    low: at(base.low, unusable.high, wrong.high),
    mean: at(base.mean, unusable.mean, wrong.mean),
    high: at(base.high, unusable.low, wrong.low),
  }
  const beforeErrors = perRequest.low + wrong.high * policy.errorCostNano
  const candidateBase = primary - base.mean
  const effective = effectiveCost(candidateBase, primary, unusable.mean, policy.retries)
  const { truth } = evidence
  return {
    known: true,
    unpricedUnits,
    primary,
    candidate: {
      base: candidateBase,
      effective,
      effectiveIfRetriesFail: candidateBase * (1 + policy.retries * unusable.mean) + unusable.mean * primary,
      total: effective + wrong.mean * policy.errorCostNano + reviewed,
    },
    perRequest,
    share: primary > 0 ? scale(perRequest, 1 / primary) : null,
    perMonth: requestsPerDay === null ? null : scale(perRequest, requestsPerDay * daysPerMonth),
    perYear: requestsPerDay === null ? null : scale(perRequest, requestsPerDay * daysPerYear),
    escalated: unusable.mean ** (policy.retries + 1),
    unusable,
    retriedUnusable: evidence.retried > 0 ? evidence.retriedUnusable / evidence.retried : null,
    wrong,
    errorRate:
      truth.replies > 0
        ? { candidate: truth.candidateWrong / truth.replies, control: truth.controlWrong / truth.replies }
        : null,
    breakEvenErrorCost: wrong.high > 0 ? beforeErrors / wrong.high : null,
  }
}

/** base (1 + r + … + r^retries) + r^(retries + 1) x the primary's base: what is unusable even so goes to the primary. */
export function effectiveCost(base: number, primary: number, r: number, retries: number): number {
  let tries = 0
  for (let k = 0; k <= retries; k += 1) tries += r ** k
  return base * tries + r ** (retries + 1) * primary
}

export function scale({ low, mean, high }: Estimate, factor: number): Estimate {
  return { low: low * factor, mean: mean * factor, high: high * factor }
}

function shareEstimate(count: number, n: number, alpha: number): Estimate {
  if (n === 0) return { low: 0, mean: 0, high: 1 }
  const { low, high } = lossInterval(twoPoint(count, n), alpha)
  return { low: Math.max(0, low), mean: count / n, high: Math.min(1, high) }
}

/** Moments of (a x primary - b x candidate); the covariance follows from those of the plain difference. */
function differenceMoments(evidence: SavingEvidence, { primary: a, candidate: b }: PriceFactors): Moments {
  const plain = momentsOf(evidence.costDifference)
  if (a === 1 && b === 1) return plain
  const p = momentsOf(evidence.primaryCost)
  const c = momentsOf(evidence.candidateCost)
  const products = (p.sumSquares + c.sumSquares - plain.sumSquares) / 2
  return {
    n: plain.n,
    sum: a * p.sum - b * c.sum,
    sumSquares: a * a * p.sumSquares + b * b * c.sumSquares - 2 * a * b * products,
  }
}
