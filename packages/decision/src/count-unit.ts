import { emptyEvidence } from './empty-evidence.ts'
import { cellOf, sliceOf, unitFacets } from './facets.ts'
import { halfOf } from './hash-uniform.ts'
import { histogramOf } from './histogram.ts'
import { measureReplies, replyLosses } from './measure-replies.ts'
import { moneyOf } from './money-moments.ts'
import { judgeCheckedShare, reviewLevel, reviewOrder } from './review-order.ts'
import { type CountedExchange, type Evidence, type Facets, type Reading, readings } from './types.ts'
import {
  candidateScore,
  controlScore,
  dither,
  fallsBack,
  isUnusable,
  reviewedScore,
  roundingCoin,
} from './unit-loss.ts'

/** A closed session with all that came of it, for one candidate. */
export type CountedUnit = {
  unit: string
  /** the candidate's name or revision: rounding and reviews are drawn for each alone */
  candidate: string
  seed: string
  exchanges: readonly CountedExchange[]
}

export type EvidenceDelta = { slice: string; reading: Reading; evidence: Evidence }

/** What a unit adds to the evidence: to the whole task and to the cell of its facets, in both readings. */
export function countUnit(counted: CountedUnit): EvidenceDelta[] {
  if (counted.exchanges.length === 0) return []
  const cell = cellOfUnit(counted)
  const asIs = evidenceOf(counted, 'as-is')
  // A fallback changes only what becomes of a reply that its caller can't use.
  const isAlike = !counted.exchanges.some(({ candidate }) => isUnusable(candidate))
  return readings.flatMap((reading) => {
    const { whole, slim } = isAlike || reading === 'as-is' ? asIs : evidenceOf(counted, reading)
    return [
      { slice: '', reading, evidence: whole },
      { slice: cell, reading, evidence: slim },
    ]
  })
}

/** a unit is counted for each of its candidates in turn */
let last: { seed: string; unit: string; facets: readonly Facets[]; cell: string } | null = null

function cellOfUnit({ unit, seed, exchanges }: CountedUnit): string {
  const isLast =
    last?.unit === unit &&
    last.seed === seed &&
    last.facets.length === exchanges.length &&
    exchanges.every((exchange, index) => exchange.facets === last?.facets[index])
  if (last !== null && isLast) return last.cell
  const facets = exchanges.map((exchange) => exchange.facets)
  const cell = sliceOf(cellOf(halfOf(seed, unit), unitFacets(facets)))
  last = { seed, unit, facets, cell }
  return cell
}

function evidenceOf(counted: CountedUnit, reading: Reading): { whole: Evidence; slim: Evidence } {
  const slim = unitOutcome(counted, reading)
  const whole = slim.leftOut > 0 ? slim : Object.assign({ ...slim }, measureReplies(counted.exchanges))
  return { slim, whole }
}

/** Everything but latency and names of failures: what the cells hold. */
function unitOutcome(counted: CountedUnit, reading: Reading): Evidence {
  const { exchanges } = counted
  const isLeftOut = exchanges.some(isUnscored)
  // Assigned to what has all fields already: putting spread parts together takes several times as long.
  const outcome = Object.assign(emptyEvidence(), {
    units: 1,
    leftOut: isLeftOut ? 1 : 0,
    from: Math.min(...exchanges.map(({ at }) => at)),
    to: Math.max(...exchanges.map(({ at }) => at)),
  })
  if (isLeftOut) return outcome
  return Object.assign(outcome, lossesOf(counted, reading), replyLosses(exchanges), costsOf(exchanges))
}

function isUnscored({ candidate, control }: CountedExchange): boolean {
  return candidate.outcome === 'unscored' || control?.outcome === 'unscored'
}

function lossesOf({ unit, candidate, seed, exchanges }: CountedUnit, reading: Reading): Partial<Evidence> {
  const coin = roundingCoin(seed, unit, candidate)
  const control = controlScore(exchanges)
  const score = candidateScore(exchanges, reading)
  const reviewed = dither(1 - reviewedScore(exchanges, reading, true), coin)
  const judged = judgeOf({ unit, candidate, seed, exchanges }, reading)
  if (control === 0 && score === 0 && !isKnownByTruth(exchanges)) {
    const level = reviewLevel(reviewOrder(seed, unit, candidate))
    return { uninformative: 1, drawn: { [level]: histogramOf(reviewed) }, ...judged }
  }
  const strict = histogramOf(reviewed)
  if (control === null) return { strict, ...judged }
  const loss = dither(control - score, coin)
  return {
    paired: histogramOf(loss),
    strict,
    grossLosses: loss > 0 ? 1 : 0,
    grossWins: loss < 0 ? 1 : 0,
    ...judged,
  }
}

/** Where a truth says that a reply is wrong, both arms failing is a tie like any other. */
function isKnownByTruth(exchanges: readonly CountedExchange[]): boolean {
  return exchanges.some(
    ({ against, candidate, control }) =>
      against === 'truth' && (candidate.outcome === 'failed' || control?.outcome === 'failed'),
  )
}

/** Whether this unit passes only because a judge says so, and what a reviewer says of that. */
function judgeOf({ unit, candidate, seed, exchanges }: CountedUnit, reading: Reading): Partial<Evidence> {
  const passedByJudge = exchanges.filter(
    (exchange) =>
      exchange.candidate.outcome === 'failed' &&
      !fallsBack(exchange, reading) &&
      (exchange.judgeLabel ?? 'worse') !== 'worse',
  )
  if (passedByJudge.length === 0) return {}
  const relied =
    reviewedScore(exchanges, reading, true) > reviewedScore(exchanges, reading, false)
      ? { judgePassed: 1 }
      : {}
  const isChecked =
    reviewOrder(seed, unit, candidate) < judgeCheckedShare &&
    passedByJudge.every(({ label }) => label !== null)
  if (!isChecked) return relied
  return {
    ...relied,
    judgeChecked: histogramOf(passedByJudge.some(({ label }) => label === 'worse') ? 1 : 0),
  }
}

function costsOf(exchanges: readonly CountedExchange[]): Partial<Evidence> {
  const primary = total(exchanges.map(({ primaryNano }) => primaryNano))
  const candidate = total(exchanges.map(({ candidateNano }) => candidateNano))
  if (primary === null || candidate === null) return { unpriced: 1 }
  return {
    primaryCost: moneyOf(primary),
    candidateCost: moneyOf(candidate),
    costDifference: moneyOf(primary - candidate),
    pricedExchanges: exchanges.length,
  }
}

function total(costs: readonly (number | null)[]): number | null {
  return costs.reduce<number | null>((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
}
