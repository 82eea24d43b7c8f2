import { type Assessment, driftSince, lossOf, waitingFor } from './assess.ts'
import { driftOfDays } from './drift.ts'
import { sumEvidence } from './evidence.ts'
import { type Ledger, type Nominations, noNominations, ruleWeight } from './family.ts'
import { gatesOf } from './gates.ts'
import { isSearchDue, nominate } from './nominate.ts'
import { matches, type Rule, ruleName, ruleSentence } from './rule.ts'
import { safetyOf } from './safety.ts'
import { savingOf } from './saving.ts'
import { type CellLosses, cellsOf } from './search-rule.ts'
import type { Evidence } from './types.ts'
import type { RuleVerdict } from './verdict.ts'

export type AssessedRules = { nominations: Nominations; rules: RuleVerdict[] }

/** Nominates on the even half what is due, and reads all that was ever nominated on the odd one. */
export function assessRules(
  assessment: Assessment,
  ledger: Ledger,
  weight: number,
  search: boolean,
): AssessedRules {
  const { gathered, input, key } = assessment
  const before = ledger.rules[key] ?? noNominations
  const { lastDay: day, whole } = gathered
  const isDue = search && day !== null && isSearchDue(before, day, whole.units)
  if (!isDue && before.nominated.length === 0) return { nominations: before, rules: [] }
  const cells = cellsOf(gathered.cells, input.policy.control)
  const nominations = isDue ? nominate(before, cells, { day, units: whole.units }, input.policy) : before
  return {
    nominations,
    rules: nominations.nominated.map((rule, i) => assessRule(rule, i + 1, assessment, cells, weight)),
  }
}

function assessRule(
  rule: Rule,
  nomination: number,
  assessment: Assessment,
  cells: readonly CellLosses[],
  weight: number,
): RuleVerdict {
  const { gathered, input, task, latency, prices } = assessment
  const { policy } = input
  const inside = cells.filter(({ cell }) => matches(rule, cell))
  const sum = (list: readonly CellLosses[]) =>
    sumEvidence(list.flatMap(({ days }) => days.map(({ evidence }) => evidence)))
  const all = sum(inside)
  const odd = sum(inside.filter(({ cell }) => cell.half === 'odd'))
  const safety = safetyOf(odd, policy)
  const { whole } = gathered
  const shareOfVolume = whole.exchanges > 0 ? all.exchanges / whole.exchanges : null
  const requests =
    task.requestsPerDay === null || shareOfVolume === null ? null : task.requestsPerDay * shareOfVolume
  const saving = savingOf(all, policy, requests, prices)
  const isHarm = safety.logEHarm >= -Math.log(policy.alpha)
  const gates = gatesOf(all, latency, policy.gates, policy.alpha)
  const drift = driftSince(input) ?? driftOfDays(daysOf(inside), policy)
  // the span is the whole task's: a part that has no traffic at night has been watched all the same
  const { span } = gathered
  const against = waitingFor({ saving, gates, drift, safety, evidence: all, span, policy })
  const failed = gates.some(({ status }) => status === 'failed')
  return {
    rule,
    name: ruleName(rule),
    sentence: ruleSentence(rule),
    confirmed: false,
    nomination,
    weight: failed || isHarm ? 0 : ruleWeight(weight, nomination),
    alpha: safety.alpha,
    units: all.units,
    histogram: safety.histogram,
    strict: odd.strict,
    loss: lossOf(safety.histogram, policy.alpha),
    logESafe: safety.logESafe,
    shareOfVolume,
    shareOfMoney: whole.primaryCost.sum > 0 ? all.primaryCost.sum / whole.primaryCost.sum : null,
    saving,
    against,
  }
}

function daysOf(cells: readonly CellLosses[]) {
  const byDay = new Map<string, Evidence[]>()
  for (const { day, evidence } of cells.flatMap(({ days }) => days)) {
    byDay.set(day, [...(byDay.get(day) ?? []), evidence])
  }
  return [...byDay].map(([day, list]) => ({ day, evidence: sumEvidence(list) }))
}
