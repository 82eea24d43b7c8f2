import type { Reading } from '@tierdrop/decision'
import { sql } from 'kysely'
import type { Database } from './engine.ts'
import type { CellKey } from './evidence-cells.ts'
import { type KeptTexts, readings, readTexts } from './evidence-texts.ts'
import { among, runRows } from './prepared.ts'
import type { ReadEvidence } from './remember-evidence.ts'
import type { EvidenceFilter, EvidenceKey, EvidenceRow } from './types.ts'

export async function listEvidence(
  db: Database,
  filter: EvidenceFilter,
  read: ReadEvidence,
): Promise<EvidenceRow[]> {
  const { slice } = filter
  const rows = await db
    .selectFrom('evidenceCells')
    .selectAll()
    .where('evaluation', '=', filter.evaluation)
    .$if(filter.taskVersion !== undefined, (query) =>
      query.where('taskVersion', '=', filter.taskVersion ?? ''),
    )
    .$if(filter.tierRevision !== undefined, (query) =>
      query.where('tierRevision', '=', filter.tierRevision ?? ''),
    )
    // Of whole tasks there is an index of its own, which is used where it is seen that it holds them.
    .$if(slice !== undefined, (query) =>
      query.where('slice', '=', slice === '' ? sql.lit(slice) : (slice ?? '')),
    )
    .orderBy('taskVersion')
    .orderBy('tierRevision')
    .$if(slice === undefined, (query) => query.orderBy('slice'))
    .orderBy('day')
    .execute()
  return rows.flatMap((row) => readings.flatMap((reading) => toEvidence(row, reading, read) ?? []))
}

type Kept = CellKey & KeptTexts & { tierName: string }

function toEvidence(kept: Kept, reading: Reading, read: ReadEvidence): EvidenceRow | null {
  const text = readTexts(kept)[reading]
  if (text === null) return null
  const { evaluation, taskVersion, tierRevision, slice, day, tierName } = kept
  // In this order, in which an export writes them.
  return { evaluation, taskVersion, tierRevision, slice, day, reading, tierName, evidence: read(text) }
}

/** The cells of one candidate's facets in one reading: those that are asked for, by slice and day. */
export async function listCells(
  db: Database,
  of: Pick<EvidenceKey, 'evaluation' | 'taskVersion' | 'tierRevision' | 'reading'>,
  isAsked: (slice: string) => boolean,
  read: ReadEvidence,
): Promise<EvidenceRow[]> {
  const key = [of.evaluation, of.taskVersion, of.tierRevision]
  // Names are in the index, so what is not asked for is never read.
  const found = await runRows<{ slice: string }>(db, [key], selectSlices)
  const slices = found.map(({ slice }) => slice).filter((slice) => slice !== '')
  const asked = slices.filter(isAsked)
  const rows =
    asked.length === slices.length
      ? await runRows<Kept>(db, [key], selectAllCells)
      : await runRows<Kept>(
          db,
          asked.map((slice) => [...key, slice]),
          selectCells,
        )
  return rows
    .sort((a, b) => (a.slice < b.slice ? -1 : a.slice > b.slice ? 1 : a.day < b.day ? -1 : 1))
    .flatMap((row) => toEvidence(row, of.reading, read) ?? [])
}

function selectSlices(db: Database, rows: unknown[][]) {
  const [[evaluation, taskVersion, tierRevision] = []] = rows
  return db
    .selectFrom('evidenceCells')
    .select('slice')
    .distinct()
    .where('evaluation', '=', evaluation as string)
    .where('taskVersion', '=', taskVersion as string)
    .where('tierRevision', '=', tierRevision as string)
}

function selectAllCells(db: Database, rows: unknown[][]) {
  const [[evaluation, taskVersion, tierRevision] = []] = rows
  return db
    .selectFrom('evidenceCells')
    .selectAll()
    .where('evaluation', '=', evaluation as string)
    .where('taskVersion', '=', taskVersion as string)
    .where('tierRevision', '=', tierRevision as string)
    .where('slice', '<>', sql.lit(''))
}

const columns = ['evaluation', 'taskVersion', 'tierRevision', 'slice'] as const

const selectCells = (db: Database, rows: unknown[][]) =>
  db.selectFrom('evidenceCells').selectAll().where(among(columns, rows))
