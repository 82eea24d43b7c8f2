import type { Gathered } from '../gather.ts'
import { meanInterval } from '../mean-interval.ts'
import { momentsOf } from '../money-moments.ts'
import { daysPerMonth } from '../saving.ts'
import type { CandidateVerdict } from '../verdict.ts'
import { histogramText, intervalText } from './histogram-text.ts'

/** From sums of money to the saving, each part with its ends. */
export function savingLines(v: CandidateVerdict, { whole }: Gathered, perDay: number | null): string[] {
  const { saving, policy } = v
  if (!saving.known)
    return [`saving unknown: ${saving.reason} (${saving.unpricedUnits} units without a price)`]
  const { candidate, perRequest, unusable, wrong, primary } = saving
  const { retries, errorCostNano, reviewedShare, reviewCostNano } = policy
  const { n, sum, sumSquares } = momentsOf(whole.costDifference)
  const alpha = v.alpha / 3
  const base = meanInterval({ n, sum, sumSquares }, alpha)
  const perUnit = whole.pricedExchanges / n
  return [
    `nano-dollars: ${n} priced units with ${whole.pricedExchanges} requests; primary ${whole.primaryCost.sum}, candidate ${whole.candidateCost.sum}`,
    `per request: primary ${primary}, candidate base ${candidate.base}`,
    `primary - candidate per unit: n = ${n}, sum = ${sum}, sum of squares = ${whole.costDifference.squares}`,
    `  mean +- sd sqrt(2 (n q + 1) / (n^2 q) log(sqrt(n q + 1) / a)), q = (-2 log a + log(1 - 2 log a)) / 1000, a = alpha/3 = ${alpha}: ${intervalText(base)}; per request, by ${perUnit} requests a unit: ${intervalText({ low: base.low / perUnit, high: base.high / perUnit })}`,
    `r = ${whole.unusable} / ${whole.exchanges} = ${unusable.mean} ${intervalText(unusable)} unusable, by the e-values of zeros and ones at a`,
    `wrong = mean of ${histogramText(whole.wrong)} = ${wrong.mean} ${intervalText(wrong)}, by the e-values at a`,
    `effective = base (1 + ... + r^${retries}) + r^${retries + 1} primary = ${candidate.effective} (if no retry helps: ${candidate.effectiveIfRetriesFail})`,
    `total = effective + wrong x ${errorCostNano} + ${reviewedShare} x ${reviewCostNano} = ${candidate.total}`,
    `saving per request = primary - total = ${perRequest.mean} ${intervalText(perRequest)}: low with base low, r high, wrong high; high the other way round`,
    saving.perMonth && perDay !== null
      ? `per month, by ${perDay} requests a day x ${daysPerMonth}: ${saving.perMonth.mean} ${intervalText(saving.perMonth)}`
      : 'per month unknown: the traffic of a day is',
    ...projectedLines(v, whole),
    `break-even error cost = (saving low + wrong high x error cost) / wrong high: ${saving.breakEvenErrorCost ?? 'none'}`,
  ]
}

function projectedLines({ projected }: CandidateVerdict, { tokens }: Gathered['whole']): string[] {
  if (projected === null) return []
  const { hits, seen, saving } = projected
  const of = ({ input, cached, written, output, reasoning }: typeof tokens.candidate) =>
    `input ${input} (cached ${cached}, written ${written}), output ${output} (reasoning ${reasoning})`
  const would = saving.known ? `${saving.perRequest.mean} ${intervalText(saving.perRequest)}` : 'unknown'
  return [
    `tokens of ${tokens.exchanges} requests: primary ${of(tokens.primary)}; candidate ${of(tokens.candidate)}`,
    `  shadow replies read ${seen} of their input from caches, production ${hits} of the primary's; with ${hits} of the candidate's, reads in place of writes first, the saving per request would be ${would}`,
  ]
}
