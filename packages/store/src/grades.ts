import type { Database } from './engine.ts'
import { inSlices } from './in-slices.ts'
import type { GradeRow } from './types.ts'

/** The grade that decides, by the trial's id. */
export async function decisiveGrades(
  db: Database,
  trialIds: readonly string[],
): Promise<Map<string, GradeRow>> {
  const rows = await inSlices(trialIds, (slice) =>
    db
      .selectFrom('trials')
      .innerJoin('grades', (join) =>
        join
          .onRef('grades.trial', '=', 'trials.seq')
          .onRef('grades.grader', '=', 'trials.grader')
          .onRef('grades.graderVersion', '=', 'trials.graderVersion'),
      )
      .select([
        'trials.id as trialId',
        'grades.grader',
        'grades.graderVersion',
        'grades.at',
        'grades.outcome',
        'grades.score',
        'grades.failures',
        'grades.reason',
        'grades.detectable',
      ])
      .where('trials.id', 'in', slice)
      .execute(),
  )
  return new Map(
    rows.map((row) => [
      row.trialId,
      { ...row, outcome: row.outcome as GradeRow['outcome'], detectable: row.detectable === 1 },
    ]),
  )
}
