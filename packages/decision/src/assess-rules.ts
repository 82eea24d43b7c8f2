import { type Assessment, driftOfDays, lossOf, waitingFor } from './assess.ts'
import { sumEvidence } from './evidence.ts'
import { parseSlice } from './facets.ts'
import { type Ledger, type Nominations, noNominations, ruleWeight } from './family.ts'
import { gatesOf } from './gates.ts'
import { nominate } from './nominate.ts'
import { matches, type Rule, ruleName, ruleSentence } from './rule.ts'
import { safetyOf } from './safety.ts'
import { savingOf } from './saving.ts'
import type { CellEvidence } from './search-rule.ts'
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
  if (!search && before.nominated.length === 0) return { nominations: before, rules: [] }
  const cells = gathered.cells()
  const nominations =
    search && gathered.lastDay !== null ? nominate(before, cells, gathered.lastDay, input.policy) : before
  return {
    nominations,
    rules: nominations.nominated.map((rule, i) => assessRule(rule, i + 1, assessment, cells, weight)),
  }
}

function assessRule(
  rule: Rule,
  nomination: number,
  assessment: Assessment,
  cells: readonly CellEvidence[],
  weight: number,
): RuleVerdict {
  const { gathered, input, task, latency } = assessment
  const { policy } = input
  const inside = cells.filter(({ cell }) => matches(rule, cell))
  const all = sumEvidence(inside.map(({ evidence }) => evidence))
  const odd = sumEvidence(inside.filter(({ cell }) => cell.half === 'odd').map(({ evidence }) => evidence))
  const safety = safetyOf(odd, policy)
  const { whole } = gathered
  const shareOfVolume = whole.exchanges > 0 ? all.exchanges / whole.exchanges : null
  const requests =
    task.requestsPerDay === null || shareOfVolume === null ? null : task.requestsPerDay * shareOfVolume
  const saving = savingOf(all, policy, requests)
  const isHarm = safety.logEHarm >= -Math.log(policy.alpha)
  const gates = gatesOf(all, latency, policy.gates, policy.alpha)
  const drift = driftOfDays(ruleDays(rule, assessment), policy)
  // the span is the whole task's: a part that has no traffic at night has been watched all the same
  const evidence = { ...all, from: whole.from, to: whole.to }
  const against = waitingFor({ saving, gates, drift, safety, evidence, policy })
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
    loss: lossOf(safety.histogram, policy.alpha),
    logESafe: safety.logESafe,
    shareOfVolume,
    shareOfMoney: whole.primaryCost.sum > 0 ? all.primaryCost.sum / whole.primaryCost.sum : null,
    saving,
    against,
  }
}

function ruleDays(rule: Rule, { input, reading }: Assessment) {
  const days = new Map<string, typeof input.evidence>()
  for (const row of input.evidence) {
    const cell = row.reading === reading ? parseSlice(row.slice) : null
    if (cell && matches(rule, cell)) days.set(row.day, [...(days.get(row.day) ?? []), row])
  }
  return [...days].map(([day, rows]) => ({ day, evidence: sumEvidence(rows.map((row) => row.evidence)) }))
}
