import type { Migration } from '../migrate.ts'

/** Of each hour's exchanges, those whose tokens a tokenizer counted: what they cost stands for others alike. */
export const estimatedCounts: Migration = {
  name: 'estimated-counts',
  async up(trx) {
    for (const column of ['estimated', 'estimated_input', 'estimated_output', 'estimated_nano']) {
      await trx.schema
        .alterTable('counts')
        .addColumn(column, 'bigint', (it) => it.notNull().defaultTo(0))
        .execute()
    }
  },
}
