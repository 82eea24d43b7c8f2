import { type CostPolicy, type Saving, type SavingEvidence, savingOf } from './saving.ts'
import { cacheFactor, type TokenRates } from './tokens.ts'
import type { Evidence } from './types.ts'

/** The saving with the candidate's cache as warm as the primary's is in production. */
export type Projected = {
  /** the share of the primary's input that production reads from the vendor's cache */
  hits: number
  /** that of the candidate's, as shadow replies were billed */
  seen: number
  saving: Saving
}

/**
 * Shadow replies are a sample of production's requests, so their caches are colder than production's
 * would be. What is billed decides; this says beside it what full volume would bring. Null where it
 * can't be said, or would bring nothing: a candidate of another vendor whose replies show no cache at
 * work was perhaps never asked to use one.
 */
export function projectCache(
  evidence: SavingEvidence & Pick<Evidence, 'tokens'>,
  { rates, isSameVendor }: { rates: TokenRates | null; isSameVendor: boolean },
  policy: CostPolicy,
  requestsPerDay: number | null,
): Projected | null {
  const { primary, candidate } = evidence.tokens
  if (rates === null || rates.cached === null || primary.input === 0 || candidate.input === 0) return null
  if (!isSameVendor && candidate.cached + candidate.written === 0) return null
  const hits = primary.cached / primary.input
  const seen = candidate.cached / candidate.input
  const factor = hits > seen ? cacheFactor(candidate, rates, hits) : null
  if (factor === null) return null
  return { hits, seen, saving: savingOf(evidence, policy, requestsPerDay, { primary: 1, candidate: factor }) }
}
