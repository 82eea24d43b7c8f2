import type { Signed } from './counts.ts'
import type { Evidence } from './types.ts'

/** All plain counts of a sum in one pass, written out: this is done for every unit that is counted. */
export function sumPlainCounts(list: readonly Signed<Evidence>[]) {
  const sum = {
    units: 0,
    leftOut: 0,
    uninformative: 0,
    grossLosses: 0,
    grossWins: 0,
    exchanges: 0,
    unusable: 0,
    refused: 0,
    invalid: 0,
    retried: 0,
    retriedUnusable: 0,
    reviewedPasses: 0,
    reviewedPassesWorse: 0,
    judgePassed: 0,
    pricedExchanges: 0,
    unpriced: 0,
    truth: { replies: 0, candidateWrong: 0, controlWrong: 0 },
  }
  for (const { value, sign } of list) {
    sum.units += sign * value.units
    sum.leftOut += sign * value.leftOut
    sum.uninformative += sign * value.uninformative
    sum.grossLosses += sign * value.grossLosses
    sum.grossWins += sign * value.grossWins
    sum.exchanges += sign * value.exchanges
    sum.unusable += sign * value.unusable
    sum.refused += sign * value.refused
    sum.invalid += sign * value.invalid
    sum.retried += sign * value.retried
    sum.retriedUnusable += sign * value.retriedUnusable
    sum.reviewedPasses += sign * value.reviewedPasses
    sum.reviewedPassesWorse += sign * value.reviewedPassesWorse
    sum.judgePassed += sign * value.judgePassed
    sum.pricedExchanges += sign * value.pricedExchanges
    sum.unpriced += sign * value.unpriced
    sum.truth.replies += sign * value.truth.replies
    sum.truth.candidateWrong += sign * value.truth.candidateWrong
    sum.truth.controlWrong += sign * value.truth.controlWrong
  }
  return sum
}
