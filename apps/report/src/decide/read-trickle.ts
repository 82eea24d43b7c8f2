import { type CandidateInput, sumEvidence } from '@tierdrop/decision'
import type { EvidenceRow } from '@tierdrop/store'
import { isSameModel } from '@tierdrop/tiers'
import type { PinnedTasks } from './pinned.ts'
import type { TaskReading } from './read-task.ts'

/** The name under which the mirror registers production's own models as tiers. */
const current = 'current:'

/**
 * The same tasks; where production was told to move, with what the model of before came to since, asked
 * in place of the candidate that it moved to. That model may have been asked under several names.
 */
export function withTrickle(
  tasks: readonly TaskReading[],
  pinned: PinnedTasks,
  evidence: readonly EvidenceRow[],
): TaskReading[] {
  return tasks.map((reading) => {
    const pin = Object.hasOwn(pinned, reading.task.key) ? pinned[reading.task.key] : undefined
    if (!pin || isSameModel(pin.model, pin.candidateModel)) return reading
    const rows = evidence.filter(
      ({ taskVersion, tierName, slice, reading: read }) =>
        taskVersion === reading.input.version &&
        slice === '' &&
        read === 'as-is' &&
        tierName.startsWith(current) &&
        isSameModel(tierName.slice(current.length), pin.model),
    )
    if (rows.length === 0) return reading
    const afterSwitch = [...Map.groupBy(rows, ({ day }) => day)].map(([day, list]) => ({
      day,
      evidence: sumEvidence(list.map((row) => row.evidence)),
    }))
    const candidates = reading.input.candidates.map(
      (it): CandidateInput => (it.candidate === pin.candidate ? { ...it, afterSwitch } : it),
    )
    return { ...reading, input: { ...reading.input, candidates } }
  })
}
