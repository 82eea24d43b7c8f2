import { noMoney } from './money-moments.ts'
import { emptySketch } from './sketch.ts'
import { noTokens } from './tokens.ts'
import type { Evidence, LatencySketches } from './types.ts'

export const emptyLatency: LatencySketches = {
  primaryFirst: emptySketch,
  primaryTotal: emptySketch,
  candidateFirst: emptySketch,
  candidateTotal: emptySketch,
}

export function emptyEvidence(): Evidence {
  return {
    units: 0,
    leftOut: 0,
    uninformative: 0,
    paired: [],
    strict: [],
    drawn: {},
    grossLosses: 0,
    grossWins: 0,
    exchanges: 0,
    unusable: 0,
    refused: 0,
    invalid: 0,
    retried: 0,
    retriedUnusable: 0,
    wrong: [],
    truth: { replies: 0, candidateWrong: 0, controlWrong: 0 },
    failures: {},
    labels: {},
    reviewedPasses: 0,
    reviewedPassesWorse: 0,
    judgePassed: 0,
    judgeChecked: [],
    primaryCost: noMoney,
    candidateCost: noMoney,
    costDifference: noMoney,
    tokens: { exchanges: 0, primary: noTokens, candidate: noTokens },
    pricedExchanges: 0,
    unpriced: 0,
    latency: emptyLatency,
    from: null,
    to: null,
  }
}
