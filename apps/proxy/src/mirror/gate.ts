import { type Breaker, createBreaker } from './breaker.ts'

/** How many calls a tier takes now: its concurrency, its rate, its breaker. */
export type Gate = {
  room(now: number): number
  enter(now: number): void
  leave(): void
  readonly breaker: Breaker
}

export function createGate(limits: { maxConcurrent: number; requestsPerMinute: number | null }): Gate {
  const breaker = createBreaker()
  const minute = 60_000
  let active = 0
  /** starts within the last minute, oldest first; kept only where there is a rate to keep */
  let starts: number[] = []
  return {
    breaker,
    room(now) {
      if (now < breaker.openUntil()) return 0
      const byConcurrency = limits.maxConcurrent - active
      if (limits.requestsPerMinute === null) return byConcurrency
      starts = starts.filter((at) => at > now - minute)
      return Math.min(byConcurrency, limits.requestsPerMinute - starts.length)
    },
    enter(now) {
      active++
      if (limits.requestsPerMinute !== null) starts.push(now)
    },
    leave() {
      active--
    },
  }
}
