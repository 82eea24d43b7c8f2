import { driftTerms } from '../drift.ts'
import type { Gathered } from '../gather.ts'
import type { CandidateVerdict } from '../verdict.ts'
import { histogramText } from './histogram-text.ts'

/** The losses of each day, and what "it began on this day" is worth. */
export function driftLines(v: CandidateVerdict, { days }: Gathered): string[] {
  if (v.drift.logD === null) return ['drift: no day yet']
  const terms = driftTerms(
    days.map(({ day, evidence }) => ({
      day,
      histogram: v.policy.control === 'off' ? evidence.strict : evidence.paired,
    })),
    v.margin,
  )
  const since = v.drift.since === null ? 'no alarm' : `alarm, since ${v.drift.since}`
  return [
    `drift over ${days.length} days: log D = log sum_s EHarm(days s … t) / (s (s + 1)) = ${v.drift.logD}; ${since} (alarm from ${-Math.log(v.alpha)} on)`,
    ...terms
      .toReversed()
      .map(
        ({ day, own, share, logE }) =>
          `  ${day}: losses ${histogramText(own)}; from here on logEHarm = ${logE}, share 1/(s (s + 1)) = ${share}`,
      ),
  ]
}
