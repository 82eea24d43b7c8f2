import { places, readRecords } from './blocks.ts'
import type { Database } from './engine.ts'
import { inSlices } from './in-slices.ts'
import type { Seal } from './seal.ts'
import { readOriginal, readText } from './text-block.ts'
import type { ExchangeRow, ExchangeText } from './types.ts'
import { toUnitExchange, unitColumns } from './unit-exchanges.ts'

/** Exchanges with what they share and with the unit they belong to, which is named by the exchange that opened it. */
export function selectExchanges(db: Database) {
  return db
    .selectFrom('exchanges')
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .innerJoin('units', 'units.seq', 'exchanges.unit')
    .innerJoin('exchanges as opener', 'opener.seq', 'exchanges.unit')
    .select([
      ...unitColumns,
      'units.sessionKey',
      'exchanges.continues',
      'exchanges.prefixHash',
      'shapes.dialect',
      'shapes.upstream',
      'shapes.model',
      'shapes.servedModel',
      'shapes.status',
      'shapes.httpStatus',
      'shapes.stream',
      'shapes.stop',
      'exchanges.inputAudio',
      'exchanges.outputAudio',
      'exchanges.serverToolRequests',
      'shapes.serviceTier',
      'shapes.estimated',
      'shapes.target',
      'shapes.apiHeaders',
      'exchanges.plannedAt',
      'exchanges.block',
      'exchanges.redacted',
      'exchanges.originalBlock',
    ])
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectExchanges>['execute']>>[number]

export function toExchange(row: Selected): ExchangeRow {
  const own = toUnitExchange(row)
  return {
    ...own,
    sessionKey: row.sessionKey,
    continues: row.continues === 1,
    prefixHash: row.prefixHash,
    dialect: row.dialect as ExchangeRow['dialect'],
    upstream: row.upstream,
    model: row.model,
    servedModel: row.servedModel,
    status: row.status as ExchangeRow['status'],
    httpStatus: row.httpStatus,
    stream: row.stream === 1,
    stop: row.stop,
    usage: {
      ...own.usage,
      inputAudio: row.inputAudio,
      outputAudio: row.outputAudio,
      serverToolRequests: row.serverToolRequests,
      serviceTier: row.serviceTier,
      estimated: row.estimated === 1,
    },
    ...(row.target !== null && { target: row.target }),
    ...(row.apiHeaders !== null && { apiHeaders: JSON.parse(row.apiHeaders) as Record<string, string> }),
    plannedAt: row.plannedAt,
    hasText: row.block !== null,
    hasOriginal: row.block !== null && (row.redacted === 0 || row.originalBlock !== null),
  }
}

export async function exchangesById(db: Database, ids: readonly string[]): Promise<ExchangeRow[]> {
  const rows = await inSlices(ids, (slice) =>
    selectExchanges(db).where('exchanges.id', 'in', slice).orderBy('exchanges.seq').execute(),
  )
  return rows.map(toExchange)
}

export async function unplannedExchanges(db: Database, limit: number): Promise<ExchangeRow[]> {
  const rows = await selectExchanges(db)
    .where('exchanges.plannedAt', 'is', null)
    .orderBy('exchanges.seq')
    .limit(limit)
    .execute()
  return rows.map(toExchange)
}

/** The newest exchanges of a task version, as a look at what its requests are like. */
export async function recentExchanges(
  db: Database,
  taskVersion: string,
  limit: number,
): Promise<ExchangeRow[]> {
  const shapes = await db.selectFrom('shapes').select('seq').where('taskVersion', '=', taskVersion).execute()
  // Shape by shape: the newest of one are found at the end of its part of the index.
  const seqs: number[] = []
  for (const shape of shapes) {
    const newest = await db
      .selectFrom('exchanges')
      .select('seq')
      .where('shape', '=', shape.seq)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
    seqs.push(...newest.map(({ seq }) => seq))
  }
  const newest = seqs.sort((a, b) => b - a).slice(0, limit)
  const rows = await inSlices(newest, (slice) =>
    selectExchanges(db).where('exchanges.seq', 'in', slice).orderBy('exchanges.seq', 'desc').execute(),
  )
  return rows.map(toExchange)
}

/** The newest exchange that a conversation with this hash continues, by its words or by its reply's id. */
export async function findSession(
  db: Database,
  hash: string,
): Promise<{ sessionKey: string; step: number; taskVersion: string } | null> {
  for (const column of ['prefixHash', 'replyHash'] as const) {
    const row = await db
      .selectFrom('exchanges')
      .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
      .innerJoin('units', 'units.seq', 'exchanges.unit')
      .select(['units.sessionKey', 'exchanges.step', 'shapes.taskVersion'])
      .where(`exchanges.${column}`, '=', hash)
      .orderBy('exchanges.seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row) return row
  }
  return null
}

/** The id of the newest exchange whose reply has the id with this hash. */
export async function exchangeOfReply(db: Database, hash: string): Promise<string | null> {
  for (const column of ['replyHash', 'prefixHash'] as const) {
    const row = await db
      .selectFrom('exchanges')
      .select('id')
      .where(column, '=', hash)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row) return row.id
  }
  return null
}

/** What is left of the texts asked for; an original that is gone is not replaced by its redacted form. */
export async function exchangeTexts(
  db: Database,
  seal: Seal,
  ids: readonly string[],
  form: 'kept' | 'original' = 'kept',
): Promise<Map<string, ExchangeText>> {
  const kept = await readRecords(db, seal, places.kept, ids)
  const texts = new Map([...kept].map(([id, record]) => [id, readText(record)]))
  if (form === 'kept') return texts

  const redacted = await inSlices(ids, (slice) =>
    db.selectFrom('exchanges').select('id').where('id', 'in', slice).where('redacted', '=', 1).execute(),
  )
  const originals = await readRecords(
    db,
    seal,
    places.original,
    redacted.map((row) => row.id),
  )
  for (const { id } of redacted) {
    const text = texts.get(id)
    const original = originals.get(id)
    if (text === undefined || original === undefined) texts.delete(id)
    else texts.set(id, { ...text, ...readOriginal(original) })
  }
  return texts
}
