import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/** Of a candidate that came when its unit was counted already: they are counted by themselves, in the same order. */
export const lateTrials: Migration = {
  name: 'late-trials',
  async up(trx) {
    await trx.schema
      .alterTable('trials')
      .addColumn('late', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
    await sql`create index trials_late on trials (tier, exchange) where late = 1`.execute(trx)
  },
}
