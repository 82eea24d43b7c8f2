import { sql } from 'kysely'
import type { Database, Engine, Write } from './engine.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { inSlices } from './in-slices.ts'
import { recountUnits } from './recount-units.ts'
import { latestLabels } from './reviews.ts'
import type { Recount, SharedLabels } from './types.ts'

export function listAdmissions(db: Database): Promise<{ taskKey: string; grader: string; at: number }[]> {
  return db.selectFrom('admissions').select(['taskKey', 'grader', 'at']).orderBy('taskKey').execute()
}

/** Of the replies that reviewers and this judge both know, what each says. */
export async function sharedLabels(
  db: Database,
  judge: string,
  taskKeys: readonly string[],
): Promise<SharedLabels[]> {
  const graded = await inSlices(taskKeys, (slice) =>
    db
      .selectFrom('reviews')
      .innerJoin('trials', 'trials.seq', 'reviews.trial')
      .innerJoin('grades', 'grades.trial', 'trials.seq')
      .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
      .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
      .innerJoin('versions', 'versions.key', 'shapes.taskVersion')
      .select(['trials.id', 'grades.outcome'])
      .distinct()
      .where('versions.taskKey', 'in', slice)
      .where('grades.grader', '=', judge)
      .where('grades.outcome', '<>', 'unscored')
      .execute(),
  )
  const labels = await latestLabels(
    db,
    graded.map(({ id }) => id),
  )
  const counts = new Map<string, SharedLabels>()
  for (const { id, outcome } of graded) {
    const label = labels.get(id)
    if (label === undefined) continue
    const key = `${label} ${outcome}`
    const known = counts.get(key) ?? { label, outcome: outcome as SharedLabels['outcome'], count: 0 }
    counts.set(key, { ...known, count: known.count + 1 })
  }
  return [...counts.values()].sort((a, b) => (`${a.label} ${a.outcome}` < `${b.label} ${b.outcome}` ? -1 : 1))
}

export async function admitJudge(
  engine: Engine,
  trx: Write,
  { taskKey, grader, at }: { taskKey: string; grader: string | null; at: number },
  recount: Recount & { math: EvidenceMath },
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const before = await trx
    .selectFrom('admissions')
    .select('grader')
    .where('taskKey', '=', taskKey)
    .executeTakeFirst()
  if ((before?.grader ?? null) === grader) return
  const judges = [before?.grader ?? null, grader].filter((name) => name !== null)
  const trialIds = await trialsOfJudges(trx, taskKey, judges)
  const change = async () => {
    await trx.deleteFrom('admissions').where('taskKey', '=', taskKey).execute()
    if (grader !== null) await trx.insertInto('admissions').values({ taskKey, grader, at }).execute()
  }
  await recountUnits(trx, { trialIds }, change, recount)
}

/** Those of a task with a grade by one of these judges. */
async function trialsOfJudges(trx: Write, taskKey: string, judges: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('grades')
    .innerJoin('trials', 'trials.seq', 'grades.trial')
    .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .innerJoin('versions', 'versions.key', 'shapes.taskVersion')
    .select('trials.id')
    .distinct()
    .where('versions.taskKey', '=', taskKey)
    .where(sql<boolean>`substr(grades.grader, 1, 6) = 'judge:'`)
    .where('grades.grader', 'in', judges)
    .execute()
  return rows.map(({ id }) => id)
}
