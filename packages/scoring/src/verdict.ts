import { limits } from './limits.ts'
import type { Failure, Grade } from './types.ts'

/** What is failed is not whole, however little is wrong with it. */
const mostOfFailed = 0.99

type Notes = readonly string[] | (() => readonly string[])

/** Passed without failures, else failed; a failed record never shows a full score. */
export function verdict(failures: readonly Failure[], score: number, notes: Notes = []): Grade {
  const bounded = Math.min(1, Math.max(0, score))
  if (failures.length === 0) return noted({ outcome: 'passed', score: bounded }, notes)
  const listed = failures.length > limits.failures ? failures.slice(0, limits.failures) : failures
  return noted({ outcome: 'failed', score: Math.min(bounded, mostOfFailed), failures: listed }, notes)
}

/** What takes long to say is said to whoever reads it: most grades are only counted. */
export function noted(grade: Grade & { outcome: 'passed' | 'failed' }, notes: Notes): Grade {
  if (typeof notes === 'function')
    return Object.defineProperty(grade, 'notes', { get: notes, enumerable: true, configurable: true })
  return notes.length > 0 ? { ...grade, notes } : grade
}
