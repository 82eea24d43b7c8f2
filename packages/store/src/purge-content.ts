import type { Database, Engine, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import type { Seal } from './seal.ts'
import { packRecords } from './text-block.ts'
import type { Purged, PurgeFilter } from './types.ts'

/**
 * Removes the text of the exchanges that meet every condition given, and of the replies to them; rows and
 * counts stay. A block that other exchanges share is written anew without them. One transaction per block,
 * so that a large purge holds up no other writer.
 */
export async function purgeContent(engine: Engine, seal: Seal, filter: PurgeFilter): Promise<Purged> {
  if (Object.values(filter).every((value) => value === undefined)) {
    throw new StoreError(
      'bad-argument',
      'a purge needs a condition: an age, a task, a session or exchange ids',
    )
  }
  const purged: Purged = { exchanges: 0, replies: 0 }
  await engine.erase(async () => {
    const exchanges = await matching(engine.db, filter)
    for (const [block, rows] of Map.groupBy(exchanges, (row) => row.block)) {
      const seqs = rows.map((row) => row.seq)
      await engine.write(async (trx) => {
        if (block !== null) purged.exchanges += await removeFromBlock(trx, seal, block, new Set(seqs))
        purged.replies += await removeReplies(trx, seqs)
      })
    }
  })
  return purged
}

function matching(db: Database, { before, taskKey, sessionKey, exchangeIds }: PurgeFilter) {
  let query = db.selectFrom('exchanges').select(['exchanges.seq', 'exchanges.block'])
  if (before !== undefined) query = query.where('exchanges.at', '<', before)
  if (taskKey !== undefined) {
    query = query.where('exchanges.shape', 'in', (e) =>
      e
        .selectFrom('shapes')
        .innerJoin('versions', 'versions.key', 'shapes.taskVersion')
        .select('shapes.seq')
        .where('versions.taskKey', '=', taskKey),
    )
  }
  if (sessionKey !== undefined) {
    query = query.where('exchanges.unit', 'in', (e) =>
      e.selectFrom('units').select('units.seq').where('units.sessionKey', '=', sessionKey),
    )
  }
  if (exchangeIds === undefined) return query.execute()
  return inSlices(exchangeIds, (slice) => query.where('exchanges.id', 'in', slice).execute())
}

/** The rest goes into a new block, never over the old one: a reader may hold the old one's spans. */
async function removeFromBlock(
  trx: Write,
  seal: Seal,
  seq: number,
  leaving: ReadonlySet<number>,
): Promise<number> {
  const block = await trx.selectFrom('blocks').selectAll().where('seq', '=', seq).executeTakeFirst()
  // another purge was here first
  if (block === undefined) return 0
  const rows = await trx
    .selectFrom('exchanges')
    .select(['seq', 'blockOffset', 'blockLength'])
    .where((e) => e.between('seq', block.firstExchange, block.lastExchange))
    .where('block', '=', seq)
    .orderBy('blockOffset')
    .execute()
  const staying = rows.filter((row) => !leaving.has(row.seq))

  await trx.deleteFrom('blocks').where('seq', '=', seq).execute()
  await trx
    .updateTable('exchanges')
    .set({ block: null, blockOffset: null, blockLength: null })
    .where((e) => e.between('seq', block.firstExchange, block.lastExchange))
    .where('block', '=', seq)
    .execute()
  if (staying.length > 0) await moveToNewBlock(trx, seal, block, staying)
  return rows.length - staying.length
}

async function moveToNewBlock(
  trx: Write,
  seal: Seal,
  block: { sealed: Buffer; firstExchange: number; lastExchange: number },
  staying: readonly { seq: number; blockOffset: number | null; blockLength: number | null }[],
): Promise<void> {
  const plain = seal.open(block.sealed, 'exchanges')
  const packed = packRecords(
    seal,
    staying.map(({ blockOffset, blockLength }) =>
      plain.subarray(blockOffset ?? 0, (blockOffset ?? 0) + (blockLength ?? 0)),
    ),
  )
  const { firstExchange, lastExchange } = block
  const next = await trx
    .insertInto('blocks')
    .values({ sealed: packed.sealed, firstExchange, lastExchange })
    .returning('seq')
    .executeTakeFirstOrThrow()
  for (const [index, { seq }] of staying.entries()) {
    const span = packed.spans[index]
    await trx
      .updateTable('exchanges')
      .set({ block: next.seq, blockOffset: span?.offset ?? null, blockLength: span?.length ?? null })
      .where('seq', '=', seq)
      .execute()
  }
}

/** A failure's detail quotes the reply it was found in. */
async function removeReplies(trx: Write, exchanges: readonly number[]): Promise<number> {
  const trials = await inSlices(exchanges, (slice) =>
    trx.selectFrom('trials').select('seq').where('exchange', 'in', slice).execute(),
  )
  const seqs = trials.map((row) => row.seq)
  const removed = await inSlices(seqs, (slice) =>
    trx
      .updateTable('attempts')
      .set({ sealed: null })
      .where('trial', 'in', slice)
      .where('sealed', 'is not', null)
      .returning('trial')
      .execute(),
  )
  const grades = await inSlices(seqs, (slice) =>
    trx
      .selectFrom('grades')
      .select(['trial', 'grader', 'graderVersion', 'failures'])
      .where('trial', 'in', slice)
      .where('failures', '!=', '[]')
      .execute(),
  )
  for (const { trial, grader, graderVersion, failures } of grades) {
    const named = (JSON.parse(failures) as object[]).map((failure) => ({ ...failure, detail: null }))
    await trx
      .updateTable('grades')
      .set({ failures: JSON.stringify(named) })
      .where('trial', '=', trial)
      .where('grader', '=', grader)
      .where('graderVersion', '=', graderVersion)
      .execute()
  }
  return removed.length
}
