import { isPlainlySafe, keyOf } from './assess.ts'
import { isSwitched, type Ledger, noNominations } from './family.ts'
import { gather } from './gather.ts'
import { isSearchDue } from './nominate.ts'
import { unfitReasons } from './reasons.ts'
import { safetyOf } from './safety.ts'
import type { CandidateInput, TaskInput } from './verdict.ts'

/**
 * Whether a decision asks for the cells of the facets, which are nearly all rows of evidence: to look
 * for a rule, once a day, or to read one that was nominated. Where it doesn't, the verdict is the same
 * without them.
 */
export function needsCells(task: TaskInput, candidate: CandidateInput, ledger: Ledger): boolean {
  const { policy, evidence, fit } = candidate
  const key = keyOf(task, candidate)
  const nominations = ledger.rules[key] ?? noNominations
  if (nominations.nominated.length > 0) return true
  if (isSwitched(ledger, key, null)) return false
  const { whole, lastDay } = gather(
    evidence.filter(({ slice }) => slice === ''),
    policy.fallback ? 'with-fallback' : 'as-is',
  )
  if (lastDay === null || !isSearchDue(nominations, lastDay, whole.units)) return false
  return unfitReasons(fit, policy).length === 0 && !isPlainlySafe(safetyOf(whole, policy))
}
