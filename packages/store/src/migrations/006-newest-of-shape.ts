import type { Migration } from '../migrate.ts'

/**
 * The newest exchanges of a task version, whatever else there is: without it, a look at a task that is
 * seldom asked goes through all exchanges ever kept.
 */
export const newestOfShape: Migration = {
  name: 'newest-of-shape',
  async up(trx) {
    await trx.schema.createIndex('exchanges_of_shape').on('exchanges').columns(['shape', 'seq']).execute()
  },
}
