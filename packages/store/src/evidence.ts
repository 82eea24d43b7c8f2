import type { Evidence } from '@tierdrop/decision'
import type { AddEvidence } from './count-units.ts'
import type { Database, Engine, Write } from './engine.ts'
import { runRows } from './prepared.ts'
import type { EvidenceKey, EvidenceRow } from './types.ts'

const keyColumns = ['evaluation', 'taskVersion', 'tierRevision', 'slice', 'day', 'reading'] as const

export async function addToEvidence(
  trx: Write,
  deltas: readonly EvidenceRow[],
  addEvidence: AddEvidence,
): Promise<void> {
  const cells = [...groupByKey(deltas).values()].flatMap((rows) => {
    const [first] = rows
    return first === undefined ? [] : [{ key: keyValues(first), tierName: first.tierName, rows }]
  })
  const kept = await runRows<EvidenceKey & { body: string }>(
    trx,
    cells.map(({ key }) => key),
    selectCells,
  )
  const bodies = new Map(kept.map((row) => [JSON.stringify(keyValues(row)), row.body]))
  const written = cells.map(({ key, tierName, rows }) => {
    const body = bodies.get(JSON.stringify(key))
    const parts = rows.map((row) => row.evidence)
    if (body !== undefined) parts.unshift(unpack(body, addEvidence))
    return [...key, tierName, pack(sum(parts, addEvidence), addEvidence)]
  })
  await runRows(trx, written, insertCells)
}

function keyValues(key: EvidenceKey): string[] {
  return keyColumns.map((column) => key[column])
}

const selectCells = (db: Database, rows: unknown[][]) =>
  db
    .selectFrom('evidence')
    .select([...keyColumns, 'body'])
    .where((e) =>
      e.or(rows.map((row) => e.and(keyColumns.map((column, index) => e(column, '=', row[index] as string))))),
    )

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
  { add, subtract }: { add: AddEvidence; subtract: (whole: Evidence, part: Evidence) => Evidence },
): Promise<void> {
  for (const rows of groupByKey(before).values()) {
    const [first] = rows
    if (first === undefined) continue
    const key = pickKey(first)
    const kept = await trx
      .selectFrom('evidence')
      .select('body')
      .where((e) => e.and(key))
      .executeTakeFirstOrThrow()
    const rest = rows.map((row) => row.evidence).reduce(subtract, unpack(kept.body, add))
    await trx
      .updateTable('evidence')
      .set({ body: pack(rest, add) })
      .where((e) => e.and(key))
      .execute()
  }
  await addToEvidence(trx, after, add)
}

function sum(parts: readonly Evidence[], add: AddEvidence): Evidence {
  return add.all ? add.all(parts) : parts.reduce((one, other) => add(one, other))
}

function pack(evidence: Evidence, { pack: own }: AddEvidence): string {
  return own ? own(evidence) : JSON.stringify(evidence)
}

export function unpack(text: string, { unpack: own }: AddEvidence): Evidence {
  return own ? own(text) : (JSON.parse(text) as Evidence)
}

function groupByKey(deltas: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  return Map.groupBy(deltas, (delta) => JSON.stringify(keyColumns.map((column) => delta[column])))
}

function pickKey(row: EvidenceRow): EvidenceKey {
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
