import type { Evidence } from '@tierdrop/decision'
import type { Database, Engine, Write } from './engine.ts'
import { type EvidenceCell, EvidenceCells } from './evidence-cells.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { among, runRows } from './prepared.ts'
import type { EvidenceKey, EvidenceRow } from './types.ts'

const keyColumns = ['evaluation', 'taskVersion', 'tierRevision', 'slice', 'day', 'reading'] as const

export async function addToEvidence(
  trx: Write,
  deltas: readonly EvidenceRow[],
  evidenceMath: EvidenceMath,
): Promise<void> {
  const cells = new EvidenceCells(deltas)
  const kept = await runRows<EvidenceKey & { body: string }>(
    trx,
    cells.list.map(({ key }) => keyValues(key)),
    selectCells,
  )
  for (const row of kept) {
    const cell = cells.find(row)
    if (cell !== undefined) cell.body = row.body
  }
  const written = cells.list.map((cell) => [...keyValues(cell.key), cell.tierName, sumUp(cell, evidenceMath)])
  await runRows(trx, written, insertCells)
}

function keyValues(key: EvidenceKey): string[] {
  return [key.evaluation, key.taskVersion, key.tierRevision, key.slice, key.day, key.reading]
}

/**
 * Where no reply was unusable, the cells of both readings hold the same and are told the same: then what
 * one came to is what the other does.
 */
function sumUp(cell: EvidenceCell, evidenceMath: EvidenceMath): string {
  const { twin, body, own } = cell
  if (twin?.sum !== undefined && twin.body === body && isSame(twin.own, own)) return twin.sum
  const parts = body === undefined ? own : [evidenceMath.unpack(body), ...own]
  cell.sum = evidenceMath.pack(evidenceMath.sum(parts))
  return cell.sum
}

function isSame(one: readonly Evidence[], other: readonly Evidence[]): boolean {
  return one.length === other.length && one.every((evidence, index) => evidence === other[index])
}

const selectCells = (db: Database, rows: unknown[][]) =>
  db
    .selectFrom('evidence')
    .select([...keyColumns, 'body'])
    .where(among(keyColumns, rows))

const cellColumns = [...keyColumns, 'tierName', 'body'] as const

const insertCells = (db: Database, rows: unknown[][]) =>
  db
    .insertInto('evidence')
    .values(
      rows.map(
        (row) => Object.fromEntries(cellColumns.map((column, index) => [column, row[index]])) as never,
      ),
    )
    .onConflict((conflict) =>
      conflict.columns([...keyColumns]).doUpdateSet((e) => ({
        tierName: e.ref('excluded.tierName'),
        body: e.ref('excluded.body'),
      })),
    )

/** Takes out what units had added and puts in what they come to now. */
export async function correctEvidence(
  trx: Write,
  { before, after }: { before: readonly EvidenceRow[]; after: readonly EvidenceRow[] },
  { math, subtract }: { math: EvidenceMath; subtract: (whole: Evidence, part: Evidence) => Evidence },
): Promise<void> {
  for (const { key, own } of new EvidenceCells(before).list) {
    const place = pickKey(key)
    const kept = await trx
      .selectFrom('evidence')
      .select('body')
      .where((e) => e.and(place))
      .executeTakeFirstOrThrow()
    const rest = own.reduce(subtract, math.unpack(kept.body))
    await trx
      .updateTable('evidence')
      .set({ body: math.pack(rest) })
      .where((e) => e.and(place))
      .execute()
  }
  await addToEvidence(trx, after, math)
}

function pickKey(row: EvidenceKey): EvidenceKey {
  const { evaluation, taskVersion, tierRevision, slice, day, reading } = row
  return { evaluation, taskVersion, tierRevision, slice, day, reading }
}

/** Forgets the evidence and makes the units that entered it countable again, in their old order. */
export async function clearEvidence(engine: Engine, trx: Write, evaluation: string): Promise<void> {
  await engine.serialise(trx, 'evidence')
  await trx.deleteFrom('evidence').where('evaluation', '=', evaluation).execute()
  // Counted anew, no trial is late any more.
  await trx.updateTable('trials').set({ late: 0 }).where('late', '=', 1).execute()
  await trx
    .updateTable('units')
    .set({ state: 'closed', countedIn: null })
    .where('state', '=', 'counted')
    .where('countedIn', '=', (e) =>
      e.selectFrom('counters').select('counters.seq').where('counters.evaluation', '=', evaluation),
    )
    .execute()
}
