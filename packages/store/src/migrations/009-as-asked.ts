import type { Migration } from '../migrate.ts'

/** Where a request went and for which version of the API: to ask the same again takes more than its body. */
export const asAsked: Migration = {
  name: 'as-asked',
  async up(trx) {
    const shapes = () => trx.schema.alterTable('shapes')
    await shapes().addColumn('target', 'text').execute()
    await shapes().addColumn('api_headers', 'text').execute()
  },
}
