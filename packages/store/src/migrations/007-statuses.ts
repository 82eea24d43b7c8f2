import type { Migration } from '../migrate.ts'

/** How an upstream answers production, sampled or not: by the sample alone, a 429 outside of it goes unseen. */
export const statuses: Migration = {
  name: 'statuses',
  async up(trx) {
    await trx.schema
      .createTable('statuses')
      .addColumn('upstream', 'text', (column) => column.notNull())
      .addColumn('http_status', 'bigint', (column) => column.notNull())
      .addColumn('hour', 'bigint', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('statuses_key', ['upstream', 'http_status', 'hour'])
      .execute()
  },
}
