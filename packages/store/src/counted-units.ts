import type { Database } from './engine.ts'
import type { UnitTrials } from './types.ts'
import { selectUnits, withTrials } from './unit-trials.ts'

/** A page of the units that entered the evidence of an evaluation, for recounting it. */
export async function countedUnits(
  db: Database,
  evaluation: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ units: UnitTrials[]; next: number | null }> {
  const rows = await selectUnits(db)
    .innerJoin('versions', 'versions.seq', 'units.version')
    .innerJoin('counters', 'counters.seq', 'units.countedIn')
    .select('versions.key as taskVersion')
    .where('units.state', '=', 'counted')
    .where('counters.evaluation', '=', evaluation)
    .where('units.seq', '>', after)
    .orderBy('units.seq')
    .limit(limit)
    .execute()
  const units = rows.map(({ seq, ...unit }) => ({ seq, unit: { ...unit, state: 'counted' as const } }))
  return { units: await withTrials(db, units), next: rows.at(-1)?.seq ?? null }
}
