import type { Database } from './engine.ts'
import { selectTrials } from './trials.ts'
import type { StepFilter, StepOutcome } from './types.ts'

/** How a candidate's newest graded trials came out, each with its unit and its place in the conversation. */
export async function stepOutcomes(
  db: Database,
  { taskVersion, tierRevision, limit }: StepFilter,
): Promise<StepOutcome[]> {
  const rows = await selectTrials(db)
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .select(['exchanges.step', 'trials.outcome'])
    .where('trials.role', '=', 'candidate')
    .where('trials.repeat', '=', 0)
    .where('trials.state', '=', 'graded')
    .where('shapes.taskVersion', '=', taskVersion)
    .where('tiers.revision', '=', tierRevision)
    .orderBy('trials.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ unitId, step, outcome }) =>
    outcome === null ? [] : [{ unitId, step, outcome: outcome as StepOutcome['outcome'] }],
  )
}
