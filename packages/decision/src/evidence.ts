import { type Signed, sumCounts } from './counts.ts'
import { emptyEvidence, emptyLatency } from './empty-evidence.ts'
import { sumHistograms } from './histogram.ts'
import { sumMoney } from './money-moments.ts'
import { packEvidence, unpackEvidence } from './pack-evidence.ts'
import type { SafetyEvidence } from './safety.ts'
import { sumSketches } from './sketch.ts'
import { sumPlainCounts } from './sum-plain-counts.ts'
import { sumTokens } from './tokens.ts'
import type { Evidence, LatencySketches, Sketch } from './types.ts'

/** Exact, commutative and associative: days, workers and machines add up to the same bytes in any order. */
export function addEvidence(a: Evidence, b: Evidence): Evidence {
  return sumEvidence([a, b])
}

export function sumEvidence(list: readonly Evidence[]): Evidence {
  const [only] = list
  if (only !== undefined && list.length === 1) return only
  const span = { from: extreme(list, 'from', Math.min), to: extreme(list, 'to', Math.max) }
  return Object.assign(combine(list.map((value) => ({ value, sign: 1 }))), span)
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
  return Object.assign(combine(signed), { from: a.from, to: a.to })
}

/** In one pass, written out: this is done for every unit that is counted, and most parts hold nothing. */
function combine(list: readonly Signed<Evidence>[]): Evidence {
  const of: Parts = {}
  for (const { value: one, sign } of list) {
    if (one.paired.length > 0) of.paired = add(of.paired, one.paired, sign)
    if (one.strict.length > 0) of.strict = add(of.strict, one.strict, sign)
    if (isFilled(one.drawn)) of.drawn = add(of.drawn, one.drawn, sign)
    if (one.wrong.length > 0) of.wrong = add(of.wrong, one.wrong, sign)
    if (isFilled(one.failures)) of.failures = add(of.failures, one.failures, sign)
    if (isFilled(one.labels)) of.labels = add(of.labels, one.labels, sign)
    if (one.judgeChecked.length > 0) of.judgeChecked = add(of.judgeChecked, one.judgeChecked, sign)
    if (one.primaryCost.n !== 0) of.primaryCost = add(of.primaryCost, one.primaryCost, sign)
    if (one.candidateCost.n !== 0) of.candidateCost = add(of.candidateCost, one.candidateCost, sign)
    if (one.costDifference.n !== 0) of.costDifference = add(of.costDifference, one.costDifference, sign)
    if (one.tokens.exchanges !== 0) of.tokens = add(of.tokens, one.tokens, sign)
    if (isMeasured(one.latency)) of.latency = add(of.latency, one.latency, sign)
  }
  return Object.assign(emptyEvidence(), sumPlainCounts(list), {
    paired: sumHistograms(of.paired ?? none),
    strict: sumHistograms(of.strict ?? none),
    drawn: sumLevels(of.drawn ?? none),
    wrong: sumHistograms(of.wrong ?? none),
    failures: sumCounts(of.failures ?? none),
    labels: sumCounts(of.labels ?? none),
    judgeChecked: sumHistograms(of.judgeChecked ?? none),
    primaryCost: sumMoney(of.primaryCost ?? none),
    candidateCost: sumMoney(of.candidateCost ?? none),
    costDifference: sumMoney(of.costDifference ?? none),
    tokens: sumBothArms(of.tokens ?? none),
    latency: sumLatency(of.latency ?? none),
  })
}

/** What there is of each part of evidence. */
type Parts = { -readonly [Name in keyof Evidence]?: Signed<Evidence[Name]>[] }
const none: readonly never[] = []

function add<T>(to: Signed<T>[] | undefined, value: T, sign: Signed<T>['sign']): Signed<T>[] {
  if (to === undefined) return [{ value, sign }]
  to.push({ value, sign })
  return to
}

function isFilled(record: object): boolean {
  for (const _ in record) return true
  return false
}

function isMeasured(of: LatencySketches): boolean {
  return (
    of.primaryFirst.count !== 0 ||
    of.primaryTotal.count !== 0 ||
    of.candidateFirst.count !== 0 ||
    of.candidateTotal.count !== 0
  )
}

function sumLatency(list: readonly Signed<LatencySketches>[]): LatencySketches {
  if (list.length === 0) return emptyLatency
  const of = (arm: keyof LatencySketches): Sketch =>
    sumSketches(list.map(({ value, sign }) => ({ value: value[arm], sign })))
  return {
    primaryFirst: of('primaryFirst'),
    primaryTotal: of('primaryTotal'),
    candidateFirst: of('candidateFirst'),
    candidateTotal: of('candidateTotal'),
  }
}

function sumBothArms(list: readonly Signed<Evidence['tokens']>[]): Evidence['tokens'] {
  return {
    exchanges: list.reduce((sum, { value, sign }) => sum + sign * value.exchanges, 0),
    primary: sumTokens(list.map(({ value, sign }) => ({ value: value.primary, sign }))),
    candidate: sumTokens(list.map(({ value, sign }) => ({ value: value.candidate, sign }))),
  }
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
