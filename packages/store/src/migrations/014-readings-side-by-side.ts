import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/**
 * Both readings of a cell in one row: they hold the same wherever no reply was unusable, which '=' says.
 * Counting a unit reads and writes half as many rows so.
 */
export const readingsSideBySide: Migration = {
  name: 'readings-side-by-side',
  async up(trx) {
    await trx.schema
      .createTable('evidence_cells')
      .addColumn('evaluation', 'text', (column) => column.notNull())
      .addColumn('task_version', 'text', (column) => column.notNull())
      .addColumn('tier_revision', 'text', (column) => column.notNull())
      .addColumn('slice', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('tier_name', 'text', (column) => column.notNull())
      .addColumn('as_is', 'text')
      .addColumn('with_fallback', 'text')
      .addPrimaryKeyConstraint('evidence_cells_key', [
        'evaluation',
        'task_version',
        'tier_revision',
        'slice',
        'day',
      ])
      .execute()
    await sql`
      insert into evidence_cells
      select evaluation, task_version, tier_revision, slice, day, tier_name, as_is,
        case when with_fallback = as_is then '=' else with_fallback end
      from (
        select evaluation, task_version, tier_revision, slice, day, max(tier_name) as tier_name,
          max(case when reading = 'as-is' then body end) as as_is,
          max(case when reading = 'with-fallback' then body end) as with_fallback
        from evidence
        group by evaluation, task_version, tier_revision, slice, day
      ) as cells`.execute(trx)
    await trx.schema.dropTable('evidence').execute()
    await sql`create index evidence_cells_of_tasks on evidence_cells (evaluation, task_version, tier_revision, day) where slice = ''`.execute(
      trx,
    )
  },
}
