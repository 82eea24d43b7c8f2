import type { CandidateVerdict, Recommendation, TaskVerdict } from '@tierdrop/decision'
import { points } from '../figures.ts'
import { type Finding, openFinding } from './finding.ts'

/** What was recommended before, of any version of the task, the newest last. */
export type Said = { task: string; recommendation: Recommendation }

/**
 * Without thresholds the question is whether what was said still holds: nothing that was to be
 * switched may now stay or have got worse since.
 */
export function checkRegressions(tasks: readonly TaskVerdict[], said: readonly Said[]): Finding[] {
  const counted = tasks.some(({ candidates }) => candidates.some(({ units }) => units > 0))
  if (!counted) return [openFinding('all tasks', 'verdicts', 'nothing has been counted yet')]
  return tasks.flatMap((task) => {
    const before = said.findLast((it) => it.task === task.task)?.recommendation
    const recommended = task.candidates.filter(
      (it) => it.switched || (isSwitch(before) && before?.candidate === it.candidate),
    )
    return recommended.length === 0 ? [notSwitched(task)] : recommended.map(stillHolds)
  })
}

const isSwitch = (it: Recommendation | undefined) => it?.action === 'switch' || it?.action === 'switch-if'

function notSwitched({ task, recommendation }: TaskVerdict): Finding {
  const { action } = recommendation
  const text = `${action}; no switch was ever recommended`
  return {
    of: task,
    what: 'recommendation',
    state: 'ok',
    text,
    threshold: null,
    value: action,
    low: null,
    high: null,
  }
}

function stillHolds(it: CandidateVerdict): Finding {
  const holds = it.verdict === 'switch' || it.verdict === 'switch-if'
  const state =
    it.drift.alarm || it.verdict === 'stay' || it.verdict === 'unfit' ? 'no' : holds ? 'ok' : 'open'
  const { mean, low, high } = it.loss
  const loss =
    mean === null ? 'loss unknown' : `loss ${points(mean)} (${points(low)} to ${points(high)}) points`
  const now = holds ? 'still is' : `now ${it.verdict}`
  const why = holds ? '' : `: ${it.reasons.map(({ text }) => text).join('; ')}`
  const drift = it.drift.alarm ? `, worse since ${it.drift.since}` : ''
  return {
    of: `${it.task} on ${it.candidate}`,
    what: 'switch',
    state,
    text: `was to be switched, ${now}${drift}; ${loss}, ${points(it.margin)} tolerated${why}`,
    threshold: it.margin,
    value: mean,
    low,
    high,
  }
}
