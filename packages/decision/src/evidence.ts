import { type Signed, sumCounts } from './counts.ts'
import { sumHistograms } from './histogram.ts'
import { sumMoney } from './money-moments.ts'
import { packEvidence, unpackEvidence } from './pack-evidence.ts'
import { sumSketches } from './sketch.ts'
import { sumTokens } from './tokens.ts'
import type { Evidence } from './types.ts'

/** Exact, commutative and associative: days, workers and machines add up to the same bytes in any order. */
export function addEvidence(a: Evidence, b: Evidence): Evidence {
  return sumEvidence([a, b])
}

/** for who is given one function: many at once cost a fraction of one by one */
addEvidence.all = sumEvidence
addEvidence.pack = packEvidence
addEvidence.unpack = unpackEvidence

export function sumEvidence(list: readonly Evidence[]): Evidence {
  const [only] = list
  if (only !== undefined && list.length === 1) return only
  return {
    ...combine(list.map((value) => ({ value, sign: 1 }))),
    from: extreme(
      list.map(({ from }) => from),
      Math.min,
    ),
    to: extreme(
      list.map(({ to }) => to),
      Math.max,
    ),
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
  const of = <T>(part: (evidence: Evidence) => T): Signed<T>[] =>
    list.map(({ value, sign }) => ({ value: part(value), sign }))
  const total = (part: (evidence: Evidence) => number): number => {
    let sum = 0
    for (const { value, sign } of list) sum += sign * part(value)
    return sum
  }
  return {
    units: total((one) => one.units),
    leftOut: total((one) => one.leftOut),
    uninformative: total((one) => one.uninformative),
    paired: sumHistograms(of((one) => one.paired)),
    strict: sumHistograms(of((one) => one.strict)),
    drawn: sumLevels(of((one) => one.drawn)),
    grossLosses: total((one) => one.grossLosses),
    grossWins: total((one) => one.grossWins),
    exchanges: total((one) => one.exchanges),
    unusable: total((one) => one.unusable),
    refused: total((one) => one.refused),
    invalid: total((one) => one.invalid),
    retried: total((one) => one.retried),
    retriedUnusable: total((one) => one.retriedUnusable),
    wrong: sumHistograms(of((one) => one.wrong)),
    truth: {
      replies: total((one) => one.truth.replies),
      candidateWrong: total((one) => one.truth.candidateWrong),
      controlWrong: total((one) => one.truth.controlWrong),
    },
    failures: sumCounts(of((one) => one.failures)),
    labels: sumCounts(of((one) => one.labels)),
    reviewedPasses: total((one) => one.reviewedPasses),
    reviewedPassesWorse: total((one) => one.reviewedPassesWorse),
    judgePassed: total((one) => one.judgePassed),
    judgeChecked: sumHistograms(of((one) => one.judgeChecked)),
    primaryCost: sumMoney(of((one) => one.primaryCost)),
    candidateCost: sumMoney(of((one) => one.candidateCost)),
    costDifference: sumMoney(of((one) => one.costDifference)),
    tokens: {
      exchanges: total((one) => one.tokens.exchanges),
      primary: sumTokens(of((one) => one.tokens.primary)),
      candidate: sumTokens(of((one) => one.tokens.candidate)),
    },
    pricedExchanges: total((one) => one.pricedExchanges),
    unpriced: total((one) => one.unpriced),
    latency: {
      primaryFirst: sumSketches(of((one) => one.latency.primaryFirst)),
      primaryTotal: sumSketches(of((one) => one.latency.primaryTotal)),
      candidateFirst: sumSketches(of((one) => one.latency.candidateFirst)),
      candidateTotal: sumSketches(of((one) => one.latency.candidateTotal)),
    },
  }
}

function sumLevels(list: readonly Signed<Evidence['drawn']>[]): Evidence['drawn'] {
  const names = [...new Set(list.flatMap(({ value }) => Object.keys(value)))].sort()
  const sums = names.map((name) => {
    const own = list.map(({ value, sign }) => ({ value: value[name] ?? [], sign }))
    return [name, sumHistograms(own)] as const
  })
  return Object.fromEntries(sums.filter(([, histogram]) => histogram.length > 0))
}

function extreme(values: readonly (number | null)[], pick: (a: number, b: number) => number): number | null {
  return values.reduce((a, b) => (a === null || b === null ? (a ?? b) : pick(a, b)), null)
}
