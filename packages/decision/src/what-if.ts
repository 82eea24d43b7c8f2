import { decideAll } from './decide.ts'
import { type Ledger, openLedger } from './family.ts'
import type { Policy } from './policy.ts'
import type { TaskInput, TaskVerdict } from './verdict.ts'

/** What one would like to change for once; what is left out stays as it is. */
export type Change = {
  /** only for this task; left out: for all */
  task?: string
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
  /** the same by candidate, where one differs */
  priceFactors?: Readonly<Record<string, number>>
  /** and by task too: the share of hits that caching would have differs by what tasks send */
  factorOf?: (task: string, candidate: string) => number
  requestsPerDay?: number
  /** how many times the requests there are */
  volumeFactor?: number
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
  const isMeant = (task: string) => change.task === undefined || change.task === task
  const changed = tasks.map((task) =>
    isMeant(task.task)
      ? {
          ...task,
          requestsPerDay: volumeOf(task.requestsPerDay, change),
          candidates: task.candidates.map((candidate) => ({
            ...candidate,
            policy: changePolicy(candidate.policy, change),
          })),
        }
      : task,
  )
  const same = { primary: 1, candidate: 1 }
  const prices = (task: string, candidate: string) =>
    isMeant(task)
      ? {
          primary: change.primaryPriceFactor ?? 1,
          candidate: candidateFactor(change, candidate) * (change.factorOf?.(task, candidate) ?? 1),
        }
      : same
  return decideAll(changed, ledger, prices).tasks
}

function volumeOf(requestsPerDay: number | null, change: Change): number | null {
  const base = change.requestsPerDay ?? requestsPerDay
  return base === null ? null : base * (change.volumeFactor ?? 1)
}

function candidateFactor(
  { candidatePriceFactor, priceFactors, batch, caching }: Change,
  name: string,
): number {
  const own = priceFactors && Object.hasOwn(priceFactors, name) ? priceFactors[name] : undefined
  const cached = caching ? 1 - caching.share * caching.hits * caching.discount : 1
  return (own ?? candidatePriceFactor ?? 1) * (batch ? batchPrice : 1) * cached
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
