import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from '../migrate.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** What was said at one time as a whole, in its order, with the ledger in force then; and how each verdict was reached. */
export const decisions: Migration = {
  name: 'decisions',
  async up(trx, engine) {
    const table = trx.schema.createTable('decisions')
    const numbered =
      engine.numbersRows === 'by-key'
        ? table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
        : table.addColumn('seq', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity())
    await numbered
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('at', 'bigint', required)
      .addColumn('evaluation', 'text', required)
      .addColumn('verdicts', 'text', required)
      .addColumn('recommendations', 'text', required)
      .addColumn('ledger', 'text', required)
      .execute()
    await trx.schema.createIndex('decisions_of').on('decisions').columns(['evaluation', 'seq']).execute()
    await trx.schema.alterTable('verdicts').addColumn('derivation', 'text').execute()
  },
}
