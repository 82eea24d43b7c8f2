import type { Migration } from '../migrate.ts'

/** What rules may ask of a request and its row did not say yet, and what its replies are measured by. */
export const facets: Migration = {
  name: 'facets',
  async up(trx) {
    const exchanges = () => trx.schema.alterTable('exchanges')
    await exchanges().addColumn('language', 'text').execute()
    await exchanges().addColumn('schema_name', 'text').execute()
    await exchanges()
      .addColumn('has_truth', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
