import type { ReasonCode } from './reasons.ts'
import type { CandidateVerdict } from './verdict.ts'
import { neededWords } from './words.ts'

/**
 * What an open verdict waits for, in a few words for a line of a table: what units alone would not
 * bring goes first. null: it is not open.
 */
export function waitsFor({
  verdict,
  reasons,
  drift,
  needed,
}: Pick<CandidateVerdict, 'verdict' | 'reasons' | 'drift' | 'needed'>): string | null {
  if (verdict !== 'undecided') return null
  const has = (code: ReasonCode) => reasons.some((it) => it.code === code)
  if (has('no-units')) {
    if (has('left-out')) return 'all units were left out'
    return has('starts-anew') ? 'starts anew with another risk' : 'no unit counted yet'
  }
  if (has('drift')) return drift.since === null ? 'got worse' : `got worse since ${drift.since}`
  if (has('grader-cannot-tell')) return "the grader can't tell: labels can"
  if (has('left-out')) return 'too many units left out'
  return neededWords(needed).long
}
