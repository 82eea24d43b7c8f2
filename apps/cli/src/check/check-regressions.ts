import type { CandidateVerdict, Recommendation, TaskVerdict } from '@tierdrop/decision'
import { share as bare, points } from '../figures.ts'
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
  // A rule is about a part, and a drift of that part would have taken its verdict back.
  const part = it.verdict === 'switch-if' ? it.rule : null
  const gotWorse = it.drift.alarm && part === null
  const state = gotWorse || it.verdict === 'stay' || it.verdict === 'unfit' ? 'no' : holds ? 'ok' : 'open'
  const { mean, low, high } = part?.loss ?? it.loss
  const loss =
    mean === null ? 'loss unknown' : `loss ${points(mean)} (${points(low)} to ${points(high)}) points`
  const now = part ? `holds where it has ${part.sentence}` : holds ? 'holds' : `now ${it.verdict}`
  const why = holds ? '' : `: ${it.reasons.map(({ text }) => text).join('; ')}`
  const drift = gotWorse ? `, worse since ${it.drift.since}` : ''
  return {
    of: `${it.task} on ${it.candidate}`,
    what: 'switch',
    state,
    text: `was recommended, ${now}${drift}; ${loss}, ${bare(it.margin)} tolerated${why}`,
    threshold: it.margin,
    value: mean,
    low,
    high,
  }
}
