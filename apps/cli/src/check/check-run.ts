import { failure } from '@tierdrop/config'
import { type Histogram, logEHarm, logESafe } from '@tierdrop/decision'
import { points, share } from '../figures.ts'
import type { SuiteRun } from '../suite/run-file.ts'
import type { TierThresholds } from '../suite/suite-schema.ts'
import { summarise, type TierSummary } from '../suite/summarise.ts'
import { type Finding, finding, openFinding } from './finding.ts'

/** more cases without a grade than this, and a run says nothing */
const mostLeftOut = 0.02

/** What a run proves of each tier that something is asked of. */
export function checkRun(run: SuiteRun, thresholds: Readonly<Record<string, TierThresholds>>): Finding[] {
  if (Object.keys(thresholds).length === 0)
    throw failure('USAGE', {
      reason: `${run.suite}: the suite has no thresholds; write them into its suite.yaml, or give --thresholds FILE`,
    })
  const summaries = summarise(run)
  return Object.entries(thresholds).flatMap(([tier, asked]) => {
    const summary = summaries.find((it) => it.tier === tier)
    const ran = run.tiers.find((it) => it.tier === tier)
    if (!summary || !ran) return [openFinding(tier, 'run', `was not run: tierdrop eval … --tier ${tier}`)]
    const { wrong, loss, cost, p95 } = asked
    return [
      ...leftOut(summary),
      ...(wrong ? [checkWrong(summary, ran.evidence.strict, wrong.atMost, run.alpha)] : []),
      ...(loss ? [checkLoss(summary, ran.beside?.paired ?? null, loss.atMost, run)] : []),
      ...(cost ? [checkCost(summary, cost.atMost)] : []),
      ...(p95 ? [checkP95(summary, p95.atMost)] : []),
    ]
  })
}

function leftOut({ tier, unscored, cases }: TierSummary): Finding[] {
  if (unscored <= cases * mostLeftOut) return []
  return [openFinding(tier, 'graded', `${unscored} of ${cases} cases have no grade, at most 2.0 % may`)]
}

/** Proven below is ok, proven above is no; the e-values hold however often a suite is run on the way. */
function stateOf(histogram: Histogram, atMost: number, alpha: number): Finding['state'] {
  const enough = -Math.log(alpha)
  if (logEHarm(histogram, atMost) >= enough) return 'no'
  return logESafe(histogram, atMost) >= enough ? 'ok' : 'open'
}

function checkWrong(summary: TierSummary, histogram: Histogram, atMost: number, alpha: number): Finding {
  const asked = { threshold: atMost, words: 'at most', figure: share, unit: '%' } as const
  const { passedShare } = summary
  if (passedShare === null) return openFinding(summary.tier, 'wrong', 'no case was graded', atMost)
  const { mean, low, high } = passedShare
  const measured = { value: 1 - mean, low: 1 - high, high: 1 - low }
  return finding(summary.tier, 'wrong', stateOf(histogram, atMost, alpha), asked, measured)
}

function checkLoss(
  { tier, loss }: TierSummary,
  histogram: Histogram | null,
  atMost: number,
  { baseline, alpha }: SuiteRun,
): Finding {
  const asked = {
    threshold: atMost,
    words: 'at most',
    figure: points,
    unit: 'points',
  } as const
  if (loss === null || histogram === null) {
    const why =
      tier === baseline
        ? 'is the baseline itself: run the tier it is compared with too'
        : 'no case was graded'
    return openFinding(tier, 'loss', why, atMost)
  }
  const { mean, low, high } = loss
  return finding(tier, 'loss', stateOf(histogram, atMost, alpha), asked, { value: mean, low, high })
}

function checkCost({ tier, costPerCase, unpriced }: TierSummary, atMost: number): Finding {
  const asked = {
    threshold: atMost,
    words: 'at most',
    figure: (value: number) => value.toFixed(4),
    unit: 'USD per 1,000',
  } as const
  if (costPerCase === null) {
    const why = Object.keys(unpriced)[0] ?? 'nothing has a price'
    return openFinding(tier, 'cost', `unknown: ${why}`, atMost)
  }
  const usd = (nano: number) => (nano * 1_000) / 1e9
  const low = costPerCase.low === null ? null : usd(costPerCase.low)
  const high = costPerCase.high === null ? null : usd(costPerCase.high)
  return finding(tier, 'cost', stateOfEnds({ low, high }, atMost), asked, {
    value: usd(costPerCase.mean),
    low,
    high,
  })
}

function checkP95({ tier, totalMs: { p95 } }: TierSummary, atMost: number): Finding {
  const asked = {
    threshold: atMost,
    words: 'at most',
    figure: (value: number) => Math.round(value).toLocaleString('en-US'),
    unit: 'ms',
  } as const
  if (p95 === null) return openFinding(tier, 'p95', 'no reply was timed', atMost)
  return finding(tier, 'p95', stateOfEnds(p95, atMost), asked, p95)
}

function stateOfEnds(
  { low, high }: { low: number | null; high: number | null },
  atMost: number,
): Finding['state'] {
  if (low !== null && low > atMost) return 'no'
  return high !== null && high <= atMost ? 'ok' : 'open'
}
