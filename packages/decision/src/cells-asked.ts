import { isPlainlySafe, keyOf } from './assess.ts'
import { parseSlice } from './facets.ts'
import { isSwitched, type Ledger, noNominations } from './family.ts'
import { gatherLosses } from './gather.ts'
import { isSearchDue } from './nominate.ts'
import { unfitReasons } from './reasons.ts'
import { matches } from './rule.ts'
import { safetyOf } from './safety.ts'
import { anewSince, countedSince } from './start-anew.ts'
import type { Reading } from './types.ts'
import type { CandidateInput, TaskInput } from './verdict.ts'

export type AskedCells = { reading: Reading; isAsked: (slice: string) => boolean }

/**
 * Which cells of the facets, nearly all rows of evidence, a decision asks for: all of them to look for
 * a rule, once a day; to read rules that were nominated, those that they take in; null where it needs
 * none. The verdict is the same without the others.
 */
export function cellsAsked(task: TaskInput, candidate: CandidateInput, ledger: Ledger): AskedCells | null {
  const { policy, evidence, fit } = countedSince(candidate, anewSince(ledger, task, candidate))
  const key = keyOf(task, candidate)
  const reading: Reading = policy.fallback ? 'with-fallback' : 'as-is'
  const nominations = ledger.rules[key] ?? noNominations
  const { nominated } = nominations
  const nominatedCells = (slice: string) => {
    const cell = parseSlice(slice)
    return cell !== null && nominated.some((rule) => matches(rule, cell))
  }
  const forRules = nominated.length === 0 ? null : { reading, isAsked: nominatedCells }
  if (isSwitched(ledger, key, null)) return forRules
  const { whole, lastDay } = gatherLosses(evidence, reading)
  if (lastDay === null || !isSearchDue(nominations, lastDay, whole.units)) return forRules
  const isOpen = unfitReasons(fit, policy).length === 0 && !isPlainlySafe(safetyOf(whole, policy))
  return isOpen ? { reading, isAsked: () => true } : forRules
}
