import { addCounts, subtractCounts } from './counts.ts'
import { addHistograms, subtractHistograms } from './histogram.ts'
import { addMoney, noMoney, subtractMoney } from './money-moments.ts'
import { addSketches, emptySketch, subtractSketches } from './sketch.ts'
import type { Evidence, Histogram } from './types.ts'

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
    pricedExchanges: 0,
    unpriced: 0,
    latency: {
      primaryFirst: emptySketch,
      primaryTotal: emptySketch,
      candidateFirst: emptySketch,
      candidateTotal: emptySketch,
    },
    from: null,
    to: null,
  }
}

type Combine = {
  sign: 1 | -1
  histograms: typeof addHistograms
  counts: typeof addCounts
  money: typeof addMoney
  sketches: typeof addSketches
}

const adding: Combine = {
  sign: 1,
  histograms: addHistograms,
  counts: addCounts,
  money: addMoney,
  sketches: addSketches,
}

const taking: Combine = {
  sign: -1,
  histograms: subtractHistograms,
  counts: subtractCounts,
  money: subtractMoney,
  sketches: subtractSketches,
}

/** Exact, commutative and associative: days, workers and machines add up to the same bytes in any order. */
export function addEvidence(a: Evidence, b: Evidence): Evidence {
  return { ...combine(a, b, adding), from: least(a.from, b.from), to: most(a.to, b.to) }
}

/**
 * Takes a unit back out, to count it again after a label or a regrade. The times of the first and
 * last exchange stay, since the unit is counted again at once.
 */
export function subtractEvidence(a: Evidence, b: Evidence): Evidence {
  return combine(a, b, taking)
}

function combine(a: Evidence, b: Evidence, by: Combine): Evidence {
  const { sign } = by
  return {
    units: a.units + sign * b.units,
    leftOut: a.leftOut + sign * b.leftOut,
    uninformative: a.uninformative + sign * b.uninformative,
    paired: by.histograms(a.paired, b.paired),
    strict: by.histograms(a.strict, b.strict),
    drawn: levels(a.drawn, b.drawn, by),
    grossLosses: a.grossLosses + sign * b.grossLosses,
    grossWins: a.grossWins + sign * b.grossWins,
    exchanges: a.exchanges + sign * b.exchanges,
    unusable: a.unusable + sign * b.unusable,
    refused: a.refused + sign * b.refused,
    invalid: a.invalid + sign * b.invalid,
    retried: a.retried + sign * b.retried,
    retriedUnusable: a.retriedUnusable + sign * b.retriedUnusable,
    wrong: by.histograms(a.wrong, b.wrong),
    truth: {
      replies: a.truth.replies + sign * b.truth.replies,
      candidateWrong: a.truth.candidateWrong + sign * b.truth.candidateWrong,
      controlWrong: a.truth.controlWrong + sign * b.truth.controlWrong,
    },
    failures: by.counts(a.failures, b.failures),
    labels: by.counts(a.labels, b.labels),
    reviewedPasses: a.reviewedPasses + sign * b.reviewedPasses,
    reviewedPassesWorse: a.reviewedPassesWorse + sign * b.reviewedPassesWorse,
    judgePassed: a.judgePassed + sign * b.judgePassed,
    judgeChecked: by.histograms(a.judgeChecked, b.judgeChecked),
    primaryCost: by.money(a.primaryCost, b.primaryCost),
    candidateCost: by.money(a.candidateCost, b.candidateCost),
    costDifference: by.money(a.costDifference, b.costDifference),
    pricedExchanges: a.pricedExchanges + sign * b.pricedExchanges,
    unpriced: a.unpriced + sign * b.unpriced,
    latency: {
      primaryFirst: by.sketches(a.latency.primaryFirst, b.latency.primaryFirst),
      primaryTotal: by.sketches(a.latency.primaryTotal, b.latency.primaryTotal),
      candidateFirst: by.sketches(a.latency.candidateFirst, b.latency.candidateFirst),
      candidateTotal: by.sketches(a.latency.candidateTotal, b.latency.candidateTotal),
    },
    from: a.from,
    to: a.to,
  }
}

type Levels = Readonly<Record<string, Histogram>>

function levels(a: Levels, b: Levels, by: Combine): Levels {
  const added = Object.keys(b)
  if (added.length === 0) return a
  const names = [...new Set([...Object.keys(a), ...added])].sort()
  const combined = names.map((name) => [name, by.histograms(a[name] ?? [], b[name] ?? [])] as const)
  return Object.fromEntries(combined.filter(([, histogram]) => histogram.length > 0))
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

function most(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

export function sumEvidence(list: readonly Evidence[]): Evidence {
  return list.reduce(addEvidence, emptyEvidence())
}
