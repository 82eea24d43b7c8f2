import type { Database, Write } from './engine.ts'
import { inSlices } from './in-slices.ts'
import type { Seal } from './seal.ts'
import { packRecords, type Span } from './text-block.ts'

/** Where an exchange says which block its text is in: the kept form, or the original before redaction. */
export const places = {
  kept: { block: 'block', offset: 'blockOffset', length: 'blockLength', sealedAs: 'exchanges' },
  original: {
    block: 'originalBlock',
    offset: 'originalOffset',
    length: 'originalLength',
    sealedAs: 'originals',
  },
} as const
export type Place = (typeof places)[keyof typeof places]

/** A block takes the text of exchanges whose seqs are within a range, which finds them again without an index. */
export async function insertBlock(
  trx: Write,
  sealed: Buffer,
  range: { firstExchange: number; lastExchange: number },
): Promise<number> {
  const { seq } = await trx
    .insertInto('blocks')
    .values({ sealed, ...range })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** The records of the exchanges asked for; those whose text is gone are absent. */
export async function readRecords(
  db: Database,
  seal: Seal,
  place: Place,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await inSlices(ids, (slice) =>
    db
      .selectFrom('exchanges')
      .select((e) => [
        'id',
        e.ref(place.block).as('block'),
        e.ref(place.offset).as('offset'),
        e.ref(place.length).as('length'),
      ])
      .where('id', 'in', slice)
      .where(place.block, 'is not', null)
      .execute(),
  )
  const records = new Map<string, Buffer>()
  const moved: string[] = []
  for (const [seq, spans] of Map.groupBy(rows, (row) => row.block)) {
    const found = await db.selectFrom('blocks').select('sealed').where('seq', '=', seq).executeTakeFirst()
    if (found === undefined) {
      moved.push(...spans.map((span) => span.id))
      continue
    }
    const block = seal.open(found.sealed, place.sealedAs)
    for (const { id, offset, length } of spans) {
      records.set(id, block.subarray(offset ?? 0, (offset ?? 0) + (length ?? 0)))
    }
  }
  // A purge in between replaced their block: they are in another one now, or gone.
  if (moved.length > 0) {
    for (const [id, record] of await readRecords(db, seal, place, moved)) records.set(id, record)
  }
  return records
}

/**
 * Takes exchanges out of a block. The rest goes into a new block, never over the old one: a reader may
 * hold the old one's spans.
 */
export async function removeFromBlock(
  trx: Write,
  seal: Seal,
  place: Place,
  seq: number,
  leaving: ReadonlySet<number>,
): Promise<number> {
  const block = await trx.selectFrom('blocks').selectAll().where('seq', '=', seq).executeTakeFirst()
  // another purge was here first
  if (block === undefined) return 0
  const { firstExchange, lastExchange } = block
  const rows = await trx
    .selectFrom('exchanges')
    .select((e) => ['seq', e.ref(place.offset).as('offset'), e.ref(place.length).as('length')])
    .where((e) => e.between('seq', firstExchange, lastExchange))
    .where(place.block, '=', seq)
    .orderBy(place.offset)
    .execute()
  const staying = rows.filter((row) => !leaving.has(row.seq))

  await trx.deleteFrom('blocks').where('seq', '=', seq).execute()
  await trx
    .updateTable('exchanges')
    .set(spanIn(place, null, null))
    .where((e) => e.between('seq', firstExchange, lastExchange))
    .where(place.block, '=', seq)
    .execute()
  if (staying.length === 0) return rows.length

  const plain = seal.open(block.sealed, place.sealedAs)
  const records = staying.map(({ offset, length }) =>
    plain.subarray(offset ?? 0, (offset ?? 0) + (length ?? 0)),
  )
  const packed = packRecords(seal, records, place.sealedAs)
  const next = await insertBlock(trx, packed.sealed, { firstExchange, lastExchange })
  for (const [index, row] of staying.entries()) {
    await trx
      .updateTable('exchanges')
      .set(spanIn(place, next, packed.spans[index] ?? null))
      .where('seq', '=', row.seq)
      .execute()
  }
  return rows.length - staying.length
}

export function spanIn(place: Place, block: number | null, span: Span | null): Record<string, number | null> {
  return {
    [place.block]: block,
    [place.offset]: span?.offset ?? null,
    [place.length]: span?.length ?? null,
  }
}
