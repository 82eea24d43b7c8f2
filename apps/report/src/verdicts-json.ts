import type { CandidateVerdict, Recommendation } from '@tierdrop/decision'
import type { Decision } from './decide/decide-store.ts'

export type VerdictJson = Pick<
  CandidateVerdict,
  | 'task'
  | 'candidate'
  | 'verdict'
  | 'reasons'
  | 'units'
  | 'uninformative'
  | 'leftOut'
  | 'histogram'
  | 'margin'
  | 'loss'
  | 'logESafe'
  | 'logEHarm'
  | 'saving'
  | 'latency'
  | 'rule'
  | 'alpha'
  | 'gross'
  | 'needed'
  | 'gates'
  | 'drift'
>
export type VerdictsJson = { at: number; verdicts: VerdictJson[]; recommendations: Recommendation[] }

/** What `tierdrop decide --json` prints and /api/verdicts answers. */
export function verdictsJson({ at, tasks }: Decision): VerdictsJson {
  return {
    at,
    verdicts: tasks.flatMap(({ verdict }) => verdict.candidates.map(verdictJson)),
    recommendations: tasks.map(({ verdict }) => verdict.recommendation),
  }
}

/** What is printed and answered of one verdict, new or on record. */
export function verdictJson(it: CandidateVerdict): VerdictJson {
  const { task, candidate, verdict, reasons, units, uninformative, leftOut, histogram } = it
  const { margin, loss, logESafe, logEHarm, saving, latency } = it
  const { rule, alpha, gross, needed, gates, drift } = it
  const counted = { task, candidate, verdict, reasons, units, uninformative, leftOut, histogram }
  const said = { ...counted, margin, loss, logESafe, logEHarm, saving, latency }
  return { ...said, rule, alpha, gross, needed, gates, drift }
}
