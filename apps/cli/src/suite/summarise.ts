import {
  type Estimate,
  type Evidence,
  latencyOf,
  logEHarm,
  logESafe,
  lossInterval,
  meanInterval,
  momentsOf,
  type QuantileEstimate,
} from '@tierdrop/decision'
import type { SuiteRun, TierRun } from './run-file.ts'

/** asymptotic intervals mean nothing of fewer */
const fewestPriced = 30

export type TierSummary = {
  suite: string
  tier: string
  model: string
  cases: number
  passed: number
  failed: number
  unscored: number
  /** of the graded ones; an interval that holds however often one looks */
  passedShare: Estimate | null
  failures: Readonly<Record<string, number>>
  /** nano-dollars a case; null: unknown, of none or of some */
  costPerCase: { mean: number; low: number | null; high: number | null } | null
  priced: number
  unpriced: Readonly<Record<string, number>>
  firstMs: { p50: QuantileEstimate | null; p95: QuantileEstimate | null }
  totalMs: { p50: QuantileEstimate | null; p95: QuantileEstimate | null }
  /** baseline passed minus this tier passed, case by case; null for the baseline itself */
  loss: TierLoss | null
}

export type TierLoss = Estimate & {
  baseline: string
  margin: number
  pairs: number
  /** cases that this tier alone fails, and that the baseline alone fails */
  losses: number
  wins: number
  logESafe: number
  logEHarm: number
  verdict: 'safe' | 'harm' | 'undecided'
}

/** The figures of a run, tier by tier, all from its evidence. */
export function summarise(run: SuiteRun): TierSummary[] {
  return run.tiers.map((tier) => {
    const { evidence, unpriced } = tier
    const graded = evidence.units - evidence.leftOut
    const failed = evidence.truth.candidateWrong
    const latency = latencyOf(evidence.latency, run.alpha).candidate
    const wrong = graded === 0 ? null : lossInterval(evidence.strict, run.alpha)
    return {
      suite: run.suite,
      tier: tier.tier,
      model: tier.model,
      cases: evidence.units,
      passed: graded - failed,
      failed,
      unscored: evidence.leftOut,
      passedShare: wrong && {
        mean: (graded - failed) / graded,
        low: Math.max(0, 1 - wrong.high),
        high: Math.min(1, 1 - wrong.low),
      },
      failures: evidence.failures,
      costPerCase: costOf(evidence, run.alpha),
      priced: evidence.candidateCost.n,
      unpriced,
      firstMs: { p50: latency.first.p50, p95: latency.first.p95 },
      totalMs: { p50: latency.total.p50, p95: latency.total.p95 },
      loss: lossOf(tier, run),
    }
  })
}

/** Unknown as soon as one reply's price is: the mean of the others would be of other cases. */
function costOf({ candidateCost, unpriced }: Evidence, alpha: number): TierSummary['costPerCase'] {
  const { n, sum } = candidateCost
  if (n === 0 || unpriced > 0) return null
  const interval = n < fewestPriced ? null : meanInterval(momentsOf(candidateCost), alpha)
  return { mean: sum / n, low: interval?.low ?? null, high: interval?.high ?? null }
}

function lossOf({ beside }: TierRun, { baseline, margin, alpha }: SuiteRun): TierLoss | null {
  if (beside === null) return null
  const pairs = beside.paired.reduce((sum, { count }) => sum + count, 0)
  if (pairs === 0) return null
  const mean = beside.paired.reduce((sum, { loss, count }) => sum + loss * count, 0) / pairs
  const safe = logESafe(beside.paired, margin)
  const harm = logEHarm(beside.paired, margin)
  const enough = -Math.log(alpha)
  return {
    mean,
    ...lossInterval(beside.paired, alpha),
    baseline,
    margin,
    pairs,
    losses: beside.grossLosses,
    wins: beside.grossWins,
    logESafe: safe,
    logEHarm: harm,
    verdict: harm >= enough ? 'harm' : safe >= enough ? 'safe' : 'undecided',
  }
}
