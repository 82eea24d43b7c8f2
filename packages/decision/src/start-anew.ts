import { keyOf } from './assess.ts'
import type { Ledger } from './family.ts'
import type { CandidateInput, TaskInput } from './verdict.ts'

/**
 * A margin may be chosen late, a risk may not: whoever has seen E = 12 could call one in ten tolerable.
 * So a question that is asked again at another risk counts from the day after on. Says up to which day
 * nothing counts for it; null: everything does.
 */
export function anewSince(ledger: Ledger, task: TaskInput, candidate: CandidateInput): string | null {
  const key = keyOf(task, candidate)
  const known = [...ledger.start, ...ledger.newcomers]
  if (known.includes(key)) return ledger.anew?.[key] ?? null
  const before = known.filter((other) => isSameButForPolicy(other, task, candidate))
  if (before.length === 0) return null
  const { alpha } = candidate.policy
  const atThisRisk = before.findLast((other) => partsOf(other).alpha === alpha)
  if (atThisRisk !== undefined) return ledger.anew?.[atThisRisk] ?? null
  return candidate.evidence.reduce<string | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  )
}

/** The same task with what counts of its evidence, by the ledger before it knew of these questions. */
export function countedOf(task: TaskInput, ledger: Ledger): TaskInput {
  return { ...task, candidates: task.candidates.map((it) => countedSince(it, anewSince(ledger, task, it))) }
}

export function countedSince(candidate: CandidateInput, anew: string | null): CandidateInput {
  if (anew === null) return candidate
  return { ...candidate, anew, evidence: candidate.evidence.filter(({ day }) => day > anew) }
}

/** Keeps from which day on the questions of these tasks count. */
export function recordAnew(ledger: Ledger, counted: readonly TaskInput[]): Ledger {
  const fresh = counted.flatMap((task) =>
    task.candidates.flatMap((it) => (it.anew === undefined ? [] : [[keyOf(task, it), it.anew] as const])),
  )
  if (fresh.length === 0) return ledger
  return { ...ledger, anew: { ...ledger.anew, ...Object.fromEntries(fresh) } }
}

function isSameButForPolicy(key: string, task: TaskInput, { revision }: CandidateInput): boolean {
  const parts = partsOf(key)
  return parts.version === task.version && parts.revision === revision
}

function partsOf(key: string) {
  const [version, revision, , , alpha] = JSON.parse(key) as unknown[]
  return { version, revision, alpha }
}
