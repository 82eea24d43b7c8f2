import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

/**
 * Of a week's rows of evidence few are of whole tasks, and most decisions read those alone: an index of
 * them leads past the cells of the facets. From here on evidence is kept packed, too, which earlier
 * versions can't read; what they wrote is read as it is.
 */
export const wholeEvidence: Migration = {
  name: 'whole-evidence',
  async up(trx) {
    await sql`create index evidence_of_tasks on evidence (evaluation, task_version, tier_revision, day, reading) where slice = ''`.execute(
      trx,
    )
  },
}
