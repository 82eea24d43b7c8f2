import { sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import type { RecommendationRow, VerdictRow } from './types.ts'

const columns = ['id', 'at', 'evaluation', 'taskKey', 'taskVersion', 'body'] as const

/** Appended, never overwritten: what has the same id is there already. */
export async function appendVerdicts(
  trx: Write,
  verdicts: readonly VerdictRow[],
  recommendations: readonly RecommendationRow[],
): Promise<void> {
  for (const row of verdicts) {
    await trx
      .insertInto('verdicts')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
  for (const row of recommendations) {
    await trx
      .insertInto('recommendations')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}

/** As of `at`: the last verdict per task version and candidate, the last recommendation per task version. */
export async function latestVerdicts(
  db: Database,
  evaluation: string,
  at = Number.MAX_SAFE_INTEGER,
): Promise<{ verdicts: VerdictRow[]; recommendations: RecommendationRow[] }> {
  const verdicts = await db
    .selectFrom((e) =>
      e
        .selectFrom('verdicts')
        .selectAll()
        .select(age(sql`task_version, candidate`))
        .where('evaluation', '=', evaluation)
        .where('at', '<=', at)
        .as('dated'),
    )
    .select([...columns, 'candidate', 'tierRevision', 'verdict'])
    .where('age', '=', 1)
    .orderBy('taskKey')
    .orderBy('taskVersion')
    .orderBy('candidate')
    .execute()
  const recommendations = await db
    .selectFrom((e) =>
      e
        .selectFrom('recommendations')
        .selectAll()
        .select(age(sql`task_version`))
        .where('evaluation', '=', evaluation)
        .where('at', '<=', at)
        .as('dated'),
    )
    .select(columns)
    .where('age', '=', 1)
    .orderBy('taskKey')
    .orderBy('taskVersion')
    .execute()
  return { verdicts, recommendations }
}

/** 1 for the newest of each. */
function age(each: ReturnType<typeof sql>) {
  return sql<number>`row_number() over (partition by ${each} order by at desc, id desc)`.as('age')
}
