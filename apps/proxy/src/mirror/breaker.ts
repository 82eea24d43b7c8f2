/**
 * Stops calling a tier that keeps failing for reasons that are not the candidate's own:
 * a vendor's outage shall neither be hammered nor use up the trials' attempts.
 */
export type Breaker = {
  /** when the next call may be made: 0 while closed */
  openUntil(): number
  succeeded(): void
  failed(now: number, retryAfterMs: number | null): void
}

const firstPause = 1_000
const longestPause = 5 * 60_000

export function createBreaker(tolerated = 3): Breaker {
  let failures = 0
  let until = 0
  return {
    openUntil: () => until,
    succeeded() {
      failures = 0
      until = 0
    },
    failed(now, retryAfterMs) {
      failures++
      // A vendor that says when to come back is believed at once, silence only after some failures.
      if (retryAfterMs !== null) until = Math.max(until, now + Math.min(retryAfterMs, longestPause))
      else if (failures >= tolerated) {
        until = Math.max(until, now + Math.min(longestPause, firstPause * 2 ** (failures - tolerated)))
      }
    },
  }
}
