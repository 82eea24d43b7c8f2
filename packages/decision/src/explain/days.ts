import { driftOfDays, driftTerms } from '../drift.ts'
import type { Gathered } from '../gather.ts'
import type { AfterSwitch, CandidateVerdict } from '../verdict.ts'
import { histogramText } from './histogram-text.ts'

/** The losses of each day, and what "it began on this day" is worth; after a switch also those of the model of before. */
export function driftLines(
  v: CandidateVerdict,
  { days }: Gathered,
  afterSwitch: AfterSwitch | undefined,
): string[] {
  if (days.length === 0) return ['drift: no day yet']
  const before = linesOf('drift', days, v)
  if (!afterSwitch || afterSwitch.length === 0) return before
  return [...before, ...linesOf('drift since the switch, from the model of before,', afterSwitch, v)]
}

function linesOf(what: string, days: AfterSwitch, v: CandidateVerdict): string[] {
  const { logD, since } = driftOfDays(days, v.policy)
  const terms = driftTerms(
    days.map(({ day, evidence }) => ({
      day,
      histogram: v.policy.control === 'off' ? evidence.strict : evidence.paired,
    })),
    v.margin,
  )
  const found = since === null ? 'no alarm' : `alarm, since ${since}`
  return [
    `${what} over ${days.length} days: log D = log sum_s EHarm(days s … t) / (s (s + 1)) = ${logD}; ${found} (alarm from ${-Math.log(v.alpha)} on)`,
    ...terms
      .toReversed()
      .map(
        ({ day, own, share, logE }) =>
          `  ${day}: losses ${histogramText(own)}; from here on logEHarm = ${logE}, share 1/(s (s + 1)) = ${share}`,
      ),
  ]
}
