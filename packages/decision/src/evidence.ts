import { type Signed, sumCounts } from './counts.ts'
import { sumHistograms } from './histogram.ts'
import { sumMoney } from './money-moments.ts'
import { packEvidence, unpackEvidence } from './pack-evidence.ts'
import type { SafetyEvidence } from './safety.ts'
import { sumSketches } from './sketch.ts'
import { sumPlainCounts } from './sum-plain-counts.ts'
import { sumTokens } from './tokens.ts'
import type { Evidence, MoneyMoments, Sketch } from './types.ts'

/** Exact, commutative and associative: days, workers and machines add up to the same bytes in any order. */
export function addEvidence(a: Evidence, b: Evidence): Evidence {
  return sumEvidence([a, b])
}

export function sumEvidence(list: readonly Evidence[]): Evidence {
  const [only] = list
  if (only !== undefined && list.length === 1) return only
  return {
    ...combine(list.map((value) => ({ value, sign: 1 }))),
    from: extreme(list, 'from', Math.min),
    to: extreme(list, 'to', Math.max),
  }
}

/** What a store needs to keep it. */
export const evidenceMath = { sum: sumEvidence, pack: packEvidence, unpack: unpackEvidence }

/** What e-values are read from, of the same sum: the rest of evidence is nearly all of its bytes. */
export function sumLosses(list: readonly Evidence[]): SafetyEvidence {
  const signed = list.map((value): Signed<Evidence> => ({ value, sign: 1 }))
  const of = <T>(part: (evidence: Evidence) => T): Signed<T>[] =>
    signed.map(({ value, sign }) => ({ value: part(value), sign }))
  const total = (part: (evidence: Evidence) => number): number =>
    list.reduce((sum, one) => sum + part(one), 0)
  return {
    units: total((one) => one.units),
    leftOut: total((one) => one.leftOut),
    uninformative: total((one) => one.uninformative),
    paired: sumHistograms(of((one) => one.paired)),
    strict: sumHistograms(of((one) => one.strict)),
    drawn: sumLevels(of((one) => one.drawn)),
    judgePassed: total((one) => one.judgePassed),
    judgeChecked: sumHistograms(of((one) => one.judgeChecked)),
  }
}

/**
 * Takes a unit back out, to count it again after a label or a regrade. The times of the first and
 * last exchange stay, since the unit is counted again at once.
 */
export function subtractEvidence(a: Evidence, b: Evidence): Evidence {
  const signed: Signed<Evidence>[] = [
    { value: a, sign: 1 },
    { value: b, sign: -1 },
  ]
  return { ...combine(signed), from: a.from, to: a.to }
}

function combine(list: readonly Signed<Evidence>[]): Omit<Evidence, 'from' | 'to'> {
  // Of most evidence most is nothing: what there is of a part is often one, and then the sum itself.
  const of = <T>(part: (evidence: Evidence) => T, isNothing: (own: T) => boolean): Signed<T>[] => {
    const filled: Signed<T>[] = []
    for (const { value, sign } of list) {
      const own = part(value)
      if (!isNothing(own)) filled.push({ value: own, sign })
    }
    return filled
  }
  const counts = sumPlainCounts(list)
  const tokens = of(
    (one) => one.tokens,
    ({ exchanges }) => exchanges === 0,
  )
  return {
    units: counts.units,
    leftOut: counts.leftOut,
    uninformative: counts.uninformative,
    paired: sumHistograms(of((one) => one.paired, isEmptyList)),
    strict: sumHistograms(of((one) => one.strict, isEmptyList)),
    drawn: sumLevels(of((one) => one.drawn, isEmptyRecord)),
    grossLosses: counts.grossLosses,
    grossWins: counts.grossWins,
    exchanges: counts.exchanges,
    unusable: counts.unusable,
    refused: counts.refused,
    invalid: counts.invalid,
    retried: counts.retried,
    retriedUnusable: counts.retriedUnusable,
    wrong: sumHistograms(of((one) => one.wrong, isEmptyList)),
    truth: counts.truth,
    failures: sumCounts(of((one) => one.failures, isEmptyRecord)),
    labels: sumCounts(of((one) => one.labels, isEmptyRecord)),
    reviewedPasses: counts.reviewedPasses,
    reviewedPassesWorse: counts.reviewedPassesWorse,
    judgePassed: counts.judgePassed,
    judgeChecked: sumHistograms(of((one) => one.judgeChecked, isEmptyList)),
    primaryCost: sumMoney(of((one) => one.primaryCost, isNoMoney)),
    candidateCost: sumMoney(of((one) => one.candidateCost, isNoMoney)),
    costDifference: sumMoney(of((one) => one.costDifference, isNoMoney)),
    tokens: {
      exchanges: tokens.reduce((sum, { value, sign }) => sum + sign * value.exchanges, 0),
      primary: sumTokens(tokens.map(({ value, sign }) => ({ value: value.primary, sign }))),
      candidate: sumTokens(tokens.map(({ value, sign }) => ({ value: value.candidate, sign }))),
    },
    pricedExchanges: counts.pricedExchanges,
    unpriced: counts.unpriced,
    latency: {
      primaryFirst: sumSketches(of((one) => one.latency.primaryFirst, isEmptySketch)),
      primaryTotal: sumSketches(of((one) => one.latency.primaryTotal, isEmptySketch)),
      candidateFirst: sumSketches(of((one) => one.latency.candidateFirst, isEmptySketch)),
      candidateTotal: sumSketches(of((one) => one.latency.candidateTotal, isEmptySketch)),
    },
  }
}

const isEmptyList = (list: readonly unknown[]): boolean => list.length === 0
const isNoMoney = ({ n }: MoneyMoments): boolean => n === 0
const isEmptySketch = ({ count }: Sketch): boolean => count === 0

function isEmptyRecord(record: object): boolean {
  for (const _ in record) return false
  return true
}

function sumLevels(list: readonly Signed<Evidence['drawn']>[]): Evidence['drawn'] {
  if (list.length === 0) return {}
  const names = [...new Set(list.flatMap(({ value }) => Object.keys(value)))].sort()
  const sums = names.map((name) => {
    const own = list.map(({ value, sign }) => ({ value: value[name] ?? [], sign }))
    return [name, sumHistograms(own)] as const
  })
  return Object.fromEntries(sums.filter(([, histogram]) => histogram.length > 0))
}

function extreme(
  list: readonly Evidence[],
  end: 'from' | 'to',
  pick: (a: number, b: number) => number,
): number | null {
  let most: number | null = null
  for (const { [end]: own } of list) if (own !== null) most = most === null ? own : pick(most, own)
  return most
}
