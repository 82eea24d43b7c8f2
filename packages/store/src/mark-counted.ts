import { sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import { runIn, runRows } from './prepared.ts'
import type { UnitEvidence } from './types.ts'

type Unit = { seq: number; id: string; state: string; number: number | null; version: number }

/**
 * Marks units counted and answers which of them were not before. Each version's must be the very next
 * ones, without a gap, as the guarantee rests on the order.
 */
export async function markCounted(trx: Write, counted: readonly UnitEvidence[]): Promise<Set<string>> {
  const units = await findUnits(
    trx,
    counted.map((unit) => unit.unitId),
  )
  const fresh = new Set<string>()
  const next = new Map<number, number | null>()
  const marks = new Map<string | null, number[]>()
  for (const { unitId, evaluation, deltas } of counted) {
    const unit = units.get(unitId)
    if (unit === undefined) throw new StoreError('unknown-reference', `there is no unit "${unitId}" to count`)
    if (unit.state === 'counted' || fresh.has(unitId)) continue
    if (!next.has(unit.version)) next.set(unit.version, await nextNumber(trx, unit.version))
    const due = next.get(unit.version) ?? null
    if (unit.number === null || unit.number !== due) {
      throw new StoreError(
        'out-of-order',
        `unit "${unitId}" (number ${unit.number ?? 'none: it is open'}) cannot be counted before number ${due ?? 'none'}`,
      )
    }
    next.set(unit.version, unit.number + 1)
    fresh.add(unitId)
    const name = evaluation ?? deltas[0]?.evaluation ?? null
    const marked = marks.get(name)
    if (marked) marked.push(unit.seq)
    else marks.set(name, [unit.seq])
  }
  for (const [evaluation, seqs] of marks) {
    const countedIn = evaluation === null ? null : await counterOf(trx, evaluation)
    await inSlices(seqs, (slice) =>
      trx.updateTable('units').set({ state: 'counted', countedIn }).where('seq', 'in', slice).execute(),
    )
  }
  return fresh
}

async function findUnits(trx: Write, ids: readonly string[]): Promise<Map<string, Unit>> {
  const rows = await runIn(trx, ids, selectById)
  return new Map(rows.map((row) => [row.id, row]))
}

const selectById = (db: Database, ids: string[]) =>
  db
    .selectFrom('units')
    .innerJoin('exchanges as opener', 'opener.seq', 'units.seq')
    .select(['opener.id', 'units.seq', 'units.state', 'units.number', 'units.version'])
    .where('opener.id', 'in', ids)

async function nextNumber(trx: Write, version: number): Promise<number | null> {
  const [next] = await runRows<{ number: number | null }>(trx, [[version]], selectNext)
  return next?.number ?? null
}

function selectNext(db: Database, rows: unknown[][]) {
  const [[version] = []] = rows
  return db
    .selectFrom('units')
    .select((e) => e.fn.min('number').as('number'))
    .where('version', '=', version as number)
    .where('state', '=', sql.lit('closed'))
}

async function counterOf(trx: Write, evaluation: string): Promise<number> {
  await trx
    .insertInto('counters')
    .values({ evaluation })
    .onConflict((conflict) => conflict.column('evaluation').doNothing())
    .execute()
  const { seq } = await trx
    .selectFrom('counters')
    .select('seq')
    .where('evaluation', '=', evaluation)
    .executeTakeFirstOrThrow()
  return seq
}
