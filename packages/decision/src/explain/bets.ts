import { logEHarm, logESafe } from '../e-values.ts'
import type { Gathered } from '../gather.ts'
import { canonical, countOf } from '../histogram.ts'
import { fractions, weights } from '../mixture.ts'
import { reviewedParts } from '../safety.ts'
import type { Histogram } from '../types.ts'
import type { CandidateVerdict } from '../verdict.ts'
import { histogramText } from './histogram-text.ts'

/** Both e-values, bet by bet, so that each sum can be done by hand. */
export function betLines(v: CandidateVerdict, { whole }: Gathered): string[] {
  const { safety } = v
  const paired = v.histogram
  const parts = reviewedParts(whole, safety.margin, safety.graderCanTell)
  const lines = [
    `margin m = ${v.margin}, alpha = ${v.alpha}, controls ${v.policy.control}`,
    ...(safety.judge
      ? [
          `a judge passed a share s = ${safety.judge.share} of units; reviewers may find b = ${safety.judge.bound} of those worse: tested at m - s b = ${safety.margin} with alpha/2 = ${safety.alpha}`,
        ]
      : []),
    'bets j = 1 … 24 with f_j and w_j; S(h) = sum_x count(x) log(1 + f_j (m - x) / (1 - m)), H(h) = sum_x count(x) log(1 + f_j (x - m) / (1 + m))',
    'logESafe(h) = log sum_j w_j exp(S(h)), logEHarm(h) = log sum_j w_j exp(H(h))',
    ...fractions.map(
      (f, j) =>
        `  f = ${f}, w = ${weights[j] ?? 0}: S(deciding) = ${bet(paired, (x) => (f * (safety.margin - x)) / (1 - safety.margin))}, S(reviewed) = ${bet(v.strict, (x) => (f * (safety.margin - x)) / (1 - safety.margin))}, H(deciding) = ${bet(paired, (x) => (f * (x - v.margin)) / (1 + v.margin))}`,
    ),
  ]
  if (v.policy.control === 'off') lines.push(`logESafe = ${v.logESafe}, as reviewed alone`)
  else {
    const staked = safety.graderCanTell
      ? `log(0.9 E(deciding) + 0.1 E(reviewed)) = ${v.logESafe}`
      : `log(0.1 E(reviewed)) = ${v.logESafe}: the grader can't tell, so what it says is left out`
    const reviewed =
      parts.length === 1 && parts[0]?.share === 1
        ? []
        : [
            'E(reviewed) is a mixture over who has been asked for a review, share x logESafe of the losses counted then:',
            ...parts.map(
              ({ share, histogram, logE }) => `  ${share} x ${logE} of ${histogramText(histogram)}`,
            ),
          ]
    lines.push(
      `log E(deciding) = ${logESafe(paired, safety.margin)}, log E(reviewed) = ${safety.logEReviewed}`,
      ...reviewed,
      staked,
    )
  }
  lines.push(`logEHarm = ${v.logEHarm}; harm is proven from log(1/alpha) = ${-Math.log(v.alpha)} on`)
  return lines
}

function bet(histogram: Histogram, stake: (loss: number) => number): number {
  return histogram.reduce((sum, { loss, count }) => sum + count * Math.log1p(stake(loss)), 0)
}

/** The ends of the interval, with what the e-values are there. */
export function intervalLines(v: CandidateVerdict): string[] {
  const { low, high } = v.loss
  const losses = canonical(v.histogram)
  return [
    `mean loss = sum / count = ${losses.reduce((sum, { loss, count }) => sum + loss * count, 0)} / ${countOf(losses)} = ${v.loss.mean ?? 'unknown'}`,
    `every m that neither e-value rejects at alpha/2, log(2/alpha) = ${Math.log(2 / v.alpha)}: mean loss in [${low}, ${high}]`,
    `  at m = ${low}: logEHarm = ${logEHarm(losses, low)}; at m = ${high}: logESafe = ${logESafe(losses, high)}`,
  ]
}
