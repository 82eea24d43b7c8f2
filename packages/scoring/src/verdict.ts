import { limits } from './limits.ts'
import type { Failure, Grade } from './types.ts'

/** What is failed is not whole, however little is wrong with it. */
const mostOfFailed = 0.99

/** Passed without failures, else failed; a failed record never shows a full score. */
export function verdict(failures: readonly Failure[], score: number, notes: readonly string[] = []): Grade {
  const extra = notes.length > 0 ? { notes } : {}
  const bounded = Math.min(1, Math.max(0, score))
  if (failures.length === 0) return { outcome: 'passed', score: bounded, ...extra }
  const listed = failures.length > limits.failures ? failures.slice(0, limits.failures) : failures
  return { outcome: 'failed', score: Math.min(bounded, mostOfFailed), failures: listed, ...extra }
}
