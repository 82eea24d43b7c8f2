import type { Database } from './engine.ts'
import { inSlices } from './in-slices.ts'
import type { GradeRow, ReviewRow } from './types.ts'

const labelOf: Record<GradeRow['outcome'], ReviewRow['label'] | null> = {
  passed: 'equivalent',
  failed: 'worse',
  unscored: null,
}

/** What the admitted judge of each trial's task says of it, by the trial's id. */
export async function judgeLabels(
  db: Database,
  trials: readonly { id: string; taskVersion: string }[],
): Promise<Map<string, ReviewRow['label']>> {
  const admitted = await db
    .selectFrom('admissions')
    .innerJoin('versions', 'versions.taskKey', 'admissions.taskKey')
    .select(['versions.key', 'admissions.grader'])
    .execute()
  const labels = new Map<string, ReviewRow['label']>()
  if (admitted.length === 0) return labels
  for (const [grader, versions] of Map.groupBy(admitted, (row) => row.grader)) {
    const keys = new Set(versions.map(({ key }) => key))
    const ids = trials.filter((trial) => keys.has(trial.taskVersion)).map(({ id }) => id)
    const grades = await inSlices(ids, (slice) =>
      db
        .selectFrom('trials')
        .innerJoin('grades', 'grades.trial', 'trials.seq')
        .select(['trials.id', 'grades.outcome'])
        .where('trials.id', 'in', slice)
        .where('grades.grader', '=', grader)
        .execute(),
    )
    for (const { id, outcome } of grades) {
      const label = labelOf[outcome as GradeRow['outcome']]
      if (label !== null) labels.set(id, label)
    }
  }
  return labels
}
