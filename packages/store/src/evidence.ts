import type { Evidence } from '@tierdrop/decision'
import type { Database, Engine, Write } from './engine.ts'
import { type CellKey, EvidenceCells, sumCell } from './evidence-cells.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { type KeptTexts, keepTexts, readings, readTexts } from './evidence-texts.ts'
import { among, runRows } from './prepared.ts'
import type { EvidenceRow } from './types.ts'

const keyColumns = ['evaluation', 'taskVersion', 'tierRevision', 'slice', 'day'] as const
const cellColumns = [...keyColumns, 'tierName', 'asIs', 'withFallback'] as const

export async function addToEvidence(
  trx: Write,
  deltas: readonly EvidenceRow[],
  evidenceMath: EvidenceMath,
): Promise<void> {
  const cells = new EvidenceCells(deltas)
  const kept = await runRows<CellKey & KeptTexts>(
    trx,
    cells.list.map(({ key }) => keyValues(key)),
    selectCells,
  )
  for (const row of kept) {
    const cell = cells.find(row)
    if (cell !== undefined) cell.texts = readTexts(row)
  }
  const written = cells.list.map((cell) => {
    const { asIs, withFallback } = keepTexts(sumCell(cell, evidenceMath))
    return [...keyValues(cell.key), cell.tierName, asIs, withFallback]
  })
  await runRows(trx, written, insertCells)
}

function keyValues(key: CellKey): string[] {
  return [key.evaluation, key.taskVersion, key.tierRevision, key.slice, key.day]
}

const selectCells = (db: Database, rows: unknown[][]) =>
  db
    .selectFrom('evidenceCells')
    .select([...keyColumns, 'asIs', 'withFallback'])
    .where(among(keyColumns, rows))

const insertCells = (db: Database, rows: unknown[][]) =>
  db
    .insertInto('evidenceCells')
    .values(
      rows.map(
        (row) => Object.fromEntries(cellColumns.map((column, index) => [column, row[index]])) as never,
      ),
    )
    .onConflict((conflict) =>
      conflict.columns([...keyColumns]).doUpdateSet((e) => ({
        tierName: e.ref('excluded.tierName'),
        asIs: e.ref('excluded.asIs'),
        withFallback: e.ref('excluded.withFallback'),
      })),
    )

/** Takes out what units had added and puts in what they come to now. */
export async function correctEvidence(
  trx: Write,
  { before, after }: { before: readonly EvidenceRow[]; after: readonly EvidenceRow[] },
  { math, subtract }: { math: EvidenceMath; subtract: (whole: Evidence, part: Evidence) => Evidence },
): Promise<void> {
  for (const { key, own } of new EvidenceCells(before).list) {
    const { evaluation, taskVersion, tierRevision, slice, day } = key
    const place = { evaluation, taskVersion, tierRevision, slice, day }
    const kept = await trx
      .selectFrom('evidenceCells')
      .select(['asIs', 'withFallback'])
      .where((e) => e.and(place))
      .executeTakeFirstOrThrow()
    const texts = readTexts(kept)
    for (const reading of readings) {
      const text = texts[reading]
      if (own[reading].length === 0) continue
      if (text === null) throw new Error(`units were counted into ${slice || 'a task'}, which holds nothing`)
      texts[reading] = math.pack(own[reading].reduce(subtract, math.unpack(text)))
    }
    await trx
      .updateTable('evidenceCells')
      .set(keepTexts(texts))
      .where((e) => e.and(place))
      .execute()
  }
  await addToEvidence(trx, after, math)
}

/** Forgets the evidence and makes the units that entered it countable again, in their old order. */
export async function clearEvidence(engine: Engine, trx: Write, evaluation: string): Promise<void> {
  await engine.serialise(trx, 'evidence')
  await trx.deleteFrom('evidenceCells').where('evaluation', '=', evaluation).execute()
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
