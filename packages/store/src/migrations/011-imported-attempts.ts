import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/** Replies that somebody else had paid for already are no spending of ours. */
export const importedAttempts: Migration = {
  name: 'imported-attempts',
  async up(trx) {
    await trx.schema
      .alterTable('attempts')
      .addColumn('imported', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
    await trx.schema.dropIndex('attempts_spent').execute()
    await sql`create index attempts_spent on attempts (started_at, cost_nano, estimate_nano, ended_at) where imported = 0`.execute(
      trx,
    )
  },
}
