import { sql } from 'kysely'
import type { Database } from './engine.ts'
import { runRows } from './prepared.ts'
import type { UnitTrials } from './types.ts'
import { type NumberedUnit, selectUnits, withTrials } from './unit-trials.ts'

/**
 * The next units of each task version in order of closing, at most `limit` each, up to the first that has
 * an exchange not planned or a trial not settled: going on past it would count quick outcomes before slow ones.
 * Where there are more than `limit`, they come in parts, so that nobody has to hold them all.
 */
export async function* countableUnits(db: Database, limit: number): AsyncGenerator<UnitTrials[]> {
  let units: NumberedUnit[] = []
  const versions = await db
    .selectFrom('versions')
    .select(['seq', 'key'])
    .where((e) =>
      e.exists(
        e
          .selectFrom('units')
          .select('units.seq')
          .whereRef('units.version', '=', 'versions.seq')
          .where('units.state', '=', 'closed'),
      ),
    )
    .orderBy('seq')
    .execute()
  for (const version of versions) {
    const next = await runRows<NextUnit>(db, [[version.seq, limit]], nextUnits)
    for (const { seq, unsettled, ...unit } of next) {
      if (unsettled === 1) break
      units.push({ seq, unit: { ...unit, taskVersion: version.key, state: 'closed' } })
    }
    if (units.length < limit) continue
    yield await withTrials(db, units)
    units = []
  }
  if (units.length > 0) yield await withTrials(db, units)
}

type NextUnit = Awaited<ReturnType<ReturnType<typeof nextUnits>['execute']>>[number]

function nextUnits(db: Database, rows: unknown[][]) {
  const [[version, limit] = []] = rows
  return selectUnits(db)
    .select(
      sql<number>`case when exists (
        select 1 from (
          select seq, planned_at from exchanges where seq = units.seq
          union all
          select seq, planned_at from exchanges where unit = units.seq and unit <> seq
        ) as e
        where e.planned_at is null or exists (
          select 1 from trials as t where t.exchange = e.seq and t.state in ('pending', 'leased')
        )
      ) then 1 else 0 end`.as('unsettled'),
    )
    .where('units.version', '=', sql<number>`${version}`)
    .where('units.state', '=', sql.lit('closed'))
    .orderBy('units.number')
    .limit(sql<number>`${limit}`)
}
