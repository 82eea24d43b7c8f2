import { sql } from 'kysely'
import { lastAttempts } from './attempts.ts'
import type { Database } from './engine.ts'
import { selectExchanges, toExchange } from './exchanges.ts'
import { decisiveGrades } from './grades.ts'
import { inSlices } from './in-slices.ts'
import { selectTrials, toTrial } from './trials.ts'
import type { UnitRow, UnitTrials } from './types.ts'

type NumberedUnit = { seq: number; unit: UnitRow }

/**
 * The next units of each task version in order of closing, at most `limit` each, up to the first that has
 * an exchange not planned or a trial not settled: going on past it would count quick outcomes before slow ones.
 */
export async function countableUnits(db: Database, limit: number): Promise<UnitTrials[]> {
  const units: NumberedUnit[] = []
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
    const next = await nextUnits(db, version.seq, limit)
    for (const { seq, unsettled, ...unit } of next) {
      if (unsettled === 1) break
      units.push({ seq, unit: { ...unit, taskVersion: version.key, state: 'closed' } })
    }
  }
  return withTrials(db, units)
}

function nextUnits(db: Database, version: number, limit: number) {
  return db
    .selectFrom('units')
    .innerJoin('exchanges as opener', 'opener.seq', 'units.seq')
    .select([
      'units.seq',
      'opener.id',
      'units.sessionKey',
      'units.ordinal',
      'units.openedAt',
      'units.lastAt',
      'units.closesAt',
      'units.closedAt',
      'units.number',
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
    ])
    .where('units.version', '=', version)
    .where('units.state', '=', 'closed')
    .orderBy('units.number')
    .limit(limit)
    .execute()
}

async function withTrials(db: Database, units: readonly NumberedUnit[]): Promise<UnitTrials[]> {
  const seqs = units.map((unit) => unit.seq)
  const openers = await inSlices(seqs, (slice) =>
    selectExchanges(db).where('exchanges.seq', 'in', slice).execute(),
  )
  const followers = await inSlices(seqs, (slice) =>
    selectExchanges(db)
      .where('exchanges.unit', 'in', slice)
      .whereRef('exchanges.unit', '<>', 'exchanges.seq')
      .execute(),
  )
  const exchanges = [...openers, ...followers]
    .map(toExchange)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const trials = (
    await inSlices(
      exchanges.map((exchange) => exchange.id),
      (slice) => selectTrials(db).where('exchanges.id', 'in', slice).orderBy('trials.seq').execute(),
    )
  ).map(toTrial)
  const ids = trials.map((trial) => trial.id)
  const grades = await decisiveGrades(db, ids)
  const attempts = await lastAttempts(db, ids)

  const exchangesOf = Map.groupBy(exchanges, (exchange) => exchange.unitId)
  const trialsOf = Map.groupBy(trials, (trial) => trial.unitId)
  return units.map(({ unit }) => ({
    unit,
    exchanges: exchangesOf.get(unit.id) ?? [],
    trials: (trialsOf.get(unit.id) ?? []).map((trial) => ({
      ...trial,
      grade: grades.get(trial.id) ?? null,
      attempt: attempts.get(trial.id) ?? null,
    })),
  }))
}
