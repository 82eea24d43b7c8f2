import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'

/** A revision is a hash of the whole tier, so only its name can differ. */
export async function registerTier(
  trx: Write,
  tier: { revision: string; name: string; body: string; at: number },
): Promise<void> {
  await trx
    .insertInto('tiers')
    .values(tier)
    .onConflict((conflict) => conflict.column('revision').doUpdateSet({ name: tier.name }))
    .execute()
}

export function listTiers(
  db: Database,
): Promise<{ revision: string; name: string; body: string; at: number }[]> {
  return db.selectFrom('tiers').select(['revision', 'name', 'body', 'at']).orderBy('seq').execute()
}

export async function tierSeqs(db: Database, revisions: ReadonlySet<string>): Promise<Map<string, number>> {
  if (revisions.size === 0) return new Map()
  const rows = await db
    .selectFrom('tiers')
    .select(['revision', 'seq'])
    .where('revision', 'in', [...revisions])
    .execute()
  const seqs = new Map(rows.map((row) => [row.revision, row.seq]))
  for (const revision of revisions) {
    if (seqs.has(revision)) continue
    throw new StoreError('unknown-reference', `the tier revision "${revision}" was never registered`)
  }
  return seqs
}
