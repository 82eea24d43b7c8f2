import type { CallFailure } from '@tierdrop/tiers'

/** What becomes of a trial after an attempt that brought no reply. */
export type AfterFailure =
  | { next: 'grade'; code: 'timeout' | 'rejected' | 'invalid' }
  | { next: 'again'; dueAt: number }
  | { next: 'leave-out'; reason: string }

const firstPause = 2_000

/**
 * The candidate's own failures are replies that failed; being limited costs nothing but time;
 * outages and our own faults are tried again, and then leave the unit out.
 */
export function afterFailure(
  failure: CallFailure,
  { attempts, most, now, expiresAt }: { attempts: number; most: number; now: number; expiresAt: number },
): AfterFailure {
  if (failure.kind === 'candidate') return { next: 'grade', code: failure.code }
  const pause = Math.max(
    failure.kind === 'limited' ? (failure.retryAfterMs ?? 0) : 0,
    firstPause * 2 ** Math.min(attempts - 1, 6),
  )
  const dueAt = now + pause
  if (dueAt >= expiresAt) return { next: 'leave-out', reason: `${failure.kind}, and its time was up` }
  if (failure.kind !== 'limited' && attempts >= most) {
    return { next: 'leave-out', reason: `${failure.kind} ${attempts} times: ${failure.message}` }
  }
  return { next: 'again', dueAt }
}
