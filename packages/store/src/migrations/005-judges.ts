import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/** Calls of a judge, which are no attempts of an arm; what is to be judged; and which judge may label. */
export const judges: Migration = {
  name: 'judges',
  async up(trx) {
    await trx.schema
      .createTable('judge_calls')
      .addColumn('trial', 'bigint', (column) => column.notNull())
      .addColumn('judge', 'text', (column) => column.notNull())
      .addColumn('n', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('estimate_nano', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('outcome', 'text')
      .addColumn('error', 'text')
      .addColumn('total_ms', 'double precision')
      .addColumn('usage', 'text')
      .addColumn('cost_nano', 'bigint')
      .addColumn('served_model', 'text')
      .addPrimaryKeyConstraint('judge_calls_key', ['trial', 'judge', 'n'])
      .execute()
    await trx.schema
      .createTable('admissions')
      .addColumn('task_key', 'text', (column) => column.primaryKey())
      .addColumn('grader', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute()
    await trx.schema.alterTable('trials').addColumn('judge_at', 'bigint').execute()
    await sql`create index trials_to_judge on trials (judge_at) where judge_at is not null`.execute(trx)
    await sql`create index grades_by_judges on grades (grader, trial) where substr(grader, 1, 6) = 'judge:'`.execute(
      trx,
    )
  },
}
