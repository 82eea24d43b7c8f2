import { uniform } from '@tierdrop/decision'
import type { GradeRow, NewTrial } from '@tierdrop/store'

/** of the replies that a caller would ask for again, this share is, to see what asking again brings */
const retriedShare = 0.1

/** A trial that asks once more where the caller would have noticed the failure; drawn by hash. */
export function planRetry(
  trial: NewTrial,
  grade: Pick<GradeRow, 'outcome' | 'detectable'>,
  { seed, now, newId, expiry }: { seed: string; now: number; newId: () => string; expiry: number },
): NewTrial | null {
  if (trial.role !== 'candidate' || trial.repeat > 0) return null
  if (grade.outcome !== 'failed' || !grade.detectable) return null
  if (uniform('retries', seed, trial.exchangeId, trial.tierRevision) >= retriedShare) return null
  const { exchangeId, unitId, tierRevision, tierName, role } = trial
  return {
    id: newId(),
    exchangeId,
    unitId,
    tierRevision,
    tierName,
    role,
    repeat: 1,
    dueAt: now,
    expiresAt: now + expiry,
  }
}
