import { decideAll } from './decide.ts'
import { type Ledger, openLedger } from './family.ts'
import type { Policy } from './policy.ts'
import type { TaskInput, TaskVerdict } from './verdict.ts'

/** What one would like to change for once; what is left out stays as it is. */
export type Change = {
  margin?: number
  errorCostNano?: number
  reviewCostNano?: number
  reviewedShare?: number
  retries?: number
  savingFloorNano?: number
  fallback?: boolean
  /** what prices would be as a share of what they were */
  primaryPriceFactor?: number
  candidatePriceFactor?: number
  requestsPerDay?: number
  /** the candidate through the vendor's batch interface: half price within 24 hours */
  batch?: boolean
  /** the share of the candidate's bill that is cacheable input, and the share of hits expected */
  caching?: { share: number; hits: number; discount: number }
}

const batchPrice = 0.5

/**
 * The verdicts as they would be, from the evidence that is there. Nothing is recorded: a margin
 * that was never asked about joins the family as a newcomer would.
 */
export function whatIf(
  tasks: readonly TaskInput[],
  change: Change,
  ledger: Ledger = openLedger(),
): TaskVerdict[] {
  const changed = tasks.map((task) => ({
    ...task,
    requestsPerDay: change.requestsPerDay ?? task.requestsPerDay,
    candidates: task.candidates.map((candidate) => ({
      ...candidate,
      policy: changePolicy(candidate.policy, change),
    })),
  }))
  const { caching } = change
  const candidate =
    (change.candidatePriceFactor ?? 1) *
    (change.batch ? batchPrice : 1) *
    (caching ? 1 - caching.share * caching.hits * caching.discount : 1)
  return decideAll(changed, ledger, { primary: change.primaryPriceFactor ?? 1, candidate }).tasks
}

function changePolicy(policy: Policy, change: Change): Policy {
  return {
    ...policy,
    margin: change.margin ?? policy.margin,
    errorCostNano: change.errorCostNano ?? policy.errorCostNano,
    reviewCostNano: change.reviewCostNano ?? policy.reviewCostNano,
    reviewedShare: change.reviewedShare ?? policy.reviewedShare,
    retries: change.retries ?? policy.retries,
    savingFloorNano: change.savingFloorNano ?? policy.savingFloorNano,
    fallback: change.fallback ?? policy.fallback,
  }
}
