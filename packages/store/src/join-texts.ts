import { insertBlock, places, spanIn } from './blocks.ts'
import type { Engine, Write } from './engine.ts'
import { getMeta, setMeta } from './meta.ts'
import type { Seal } from './seal.ts'
import { packRecords } from './text-block.ts'

/** exchanges of one joined block, and what is read to find them */
const enough = 256
const readAtOnce = 2 * enough
const cursor = 'texts joined until'
const { kept } = places

/**
 * Writes the texts of many small flushes anew as large blocks: a prompt that comes once in a block costs its
 * whole length, one that comes again next to nothing. Originals are left alone, they don't stay. In order, one
 * transaction per block, at most `limit` of them, and never the newest exchanges, which are too few yet.
 */
export async function joinTexts(engine: Engine, seal: Seal, limit: number): Promise<number> {
  let joined = 0
  // or a later purge of these exchanges would leave them in pages that were given up here
  await engine.erase(async () => {
    for (let step = 0; step < limit; step++) {
      const blocks = await engine.write((trx) => joinNext(engine, trx, seal))
      if (blocks === null) return
      joined += blocks
    }
  })
  return joined
}

/** How many blocks became one; null where there is nothing to join yet. */
async function joinNext(engine: Engine, trx: Write, seal: Seal): Promise<number | null> {
  await engine.serialise(trx, 'texts')
  const since = Number((await getMeta(trx, cursor)) ?? 0)
  const rows = await trx
    .selectFrom('exchanges')
    .select(['seq', 'block', 'blockOffset', 'blockLength'])
    .where('seq', '>', since)
    .where('block', 'is not', null)
    .orderBy('seq')
    .limit(readAtOnce)
    .execute()
  if (rows.length < enough) return null
  const taken: typeof rows = []
  const blocks = new Map<number, Buffer>()
  let until = since
  for (const [seq, group] of Map.groupBy(rows, (row) => row.block ?? 0)) {
    if (taken.length >= enough) break
    const block = await trx
      .selectFrom('blocks')
      .select(['sealed', 'lastExchange'])
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    // reaches beyond what was read: large enough already
    if ((group.at(-1)?.seq ?? 0) === rows.at(-1)?.seq && rows.length === readAtOnce) {
      if (taken.length === 0) until = block.lastExchange
      break
    }
    taken.push(...group)
    blocks.set(seq, block.sealed)
    until = block.lastExchange
  }
  if (taken.length > 0 && taken.length < enough && rows.length < readAtOnce) return null
  await setMeta(trx, cursor, String(until))
  if (blocks.size < 2) return 0

  const plain = new Map([...blocks].map(([seq, sealed]) => [seq, seal.open(sealed, kept.sealedAs)]))
  const records = taken.map(({ block, blockOffset, blockLength }) => {
    const from = blockOffset ?? 0
    return (plain.get(block ?? 0) as Buffer).subarray(from, from + (blockLength ?? 0))
  })
  const packed = packRecords(seal, records, kept.sealedAs)
  const range = { firstExchange: taken[0]?.seq ?? 0, lastExchange: until }
  const next = await insertBlock(trx, packed.sealed, range)
  for (const [index, { seq }] of taken.entries()) {
    await trx
      .updateTable('exchanges')
      .set(spanIn(kept, next, packed.spans[index] ?? null))
      .where('seq', '=', seq)
      .execute()
  }
  await trx
    .deleteFrom('blocks')
    .where('seq', 'in', [...blocks.keys()])
    .execute()
  return blocks.size
}
