import { sql } from 'kysely'
import type { Database, Engine, Write } from './engine.ts'
import { runRows } from './prepared.ts'

/**
 * Closes the units whose time has come and numbers them, per task version, in the order (closesAt, id).
 * An exchange that is written after `now` had passed it opens a new unit: leave capture time to write.
 */
export async function closeUnits(engine: Engine, trx: Write, now: number): Promise<number> {
  await engine.serialise(trx, 'units')
  const closed = await sql<{ version: number }>`
    update units set state = 'closed', closed_at = ${now}, number = due.number
    from (
      select units.seq as due_seq, versions.units_numbered + row_number() over (
        partition by units.version order by units.closes_at, exchanges.id
      ) as number
      from units
      join versions on versions.seq = units.version
      join exchanges on exchanges.seq = units.seq
      where units.state = 'open' and units.closes_at <= ${now}
    ) as due
    where units.seq = due.due_seq
    returning units.version
  `.execute(trx)

  for (const [version, units] of Map.groupBy(closed.rows, (row) => row.version)) {
    await runRows(trx, [[units.length, version]], addNumbered)
  }
  return closed.rows.length
}

function addNumbered(db: Database, rows: unknown[][]) {
  const [[count, version] = []] = rows
  return db
    .updateTable('versions')
    .set((e) => ({ unitsNumbered: e('unitsNumbered', '+', count as number) }))
    .where('seq', '=', version as number)
}
