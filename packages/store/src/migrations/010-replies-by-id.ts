import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/** A chain's next request names the reply before it by its id alone. */
export const repliesById: Migration = {
  name: 'replies-by-id',
  async up(trx) {
    await trx.schema.alterTable('exchanges').addColumn('reply_hash', 'text').execute()
    await sql`create index exchanges_replied on exchanges (reply_hash) where reply_hash is not null`.execute(
      trx,
    )
  },
}
