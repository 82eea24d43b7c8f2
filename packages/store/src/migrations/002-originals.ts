import type { Migration } from '../migrate.ts'

/** What was sent and answered before redaction, in blocks that go earlier than the redacted ones. */
export const originals: Migration = {
  name: 'originals',
  async up(trx) {
    const exchanges = () => trx.schema.alterTable('exchanges')
    await exchanges()
      .addColumn('redacted', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
    await exchanges().addColumn('original_block', 'bigint').execute()
    await exchanges().addColumn('original_offset', 'bigint').execute()
    await exchanges().addColumn('original_length', 'bigint').execute()
  },
}
