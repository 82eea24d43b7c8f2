import { type Place, places, removeFromBlock } from './blocks.ts'
import type { Database, Engine, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import { forgetLearning } from './keep-learning.ts'
import type { Seal } from './seal.ts'
import type { Purged, PurgeFilter } from './types.ts'

/**
 * Removes the text of the exchanges that meet every condition given, and of the replies to them; rows and
 * counts stay. A block that other exchanges share is written anew without them. One transaction per block,
 * so that a large purge holds up no other writer.
 */
export async function purgeContent(
  engine: Engine,
  seal: Seal,
  filter: PurgeFilter,
  what: 'all' | 'originals' = 'all',
): Promise<Purged> {
  if (Object.values(filter).every((value) => value === undefined)) {
    throw new StoreError(
      'bad-argument',
      'a purge needs a condition: an age, a task, a session or exchange ids',
    )
  }
  const purged: Purged = { exchanges: 0, originals: 0, replies: 0 }
  await engine.erase(async () => {
    const exchanges = await matching(engine.db, filter)
    purged.originals = await emptyBlocks(engine, seal, places.original, exchanges, (row) => row.originalBlock)
    if (what === 'originals') return
    // where no text outlives its unit's trials nothing of this is kept at all
    if (filter.counted === undefined)
      await engine.write((trx) => forgetLearning(trx, filter.before ?? Number.POSITIVE_INFINITY))
    purged.exchanges = await emptyBlocks(engine, seal, places.kept, exchanges, (row) => row.block)
    await inSlices(
      exchanges.map((row) => row.seq),
      async (slice) => {
        purged.replies += await engine.write((trx) => removeReplies(trx, slice))
        return []
      },
    )
  })
  return purged
}

type Matching = { seq: number; block: number | null; originalBlock: number | null }

/** Until none of them has text there any more: a join may have moved it to another block meanwhile. */
async function emptyBlocks(
  engine: Engine,
  seal: Seal,
  place: Place,
  exchanges: readonly Matching[],
  blockOf: (row: Matching) => number | null,
): Promise<number> {
  let removed = 0
  let left = exchanges.flatMap((row) => {
    const block = blockOf(row)
    return block === null ? [] : { seq: row.seq, block }
  })
  while (left.length > 0) {
    for (const [block, rows] of Map.groupBy(left, (row) => row.block)) {
      const leaving = new Set(rows.map((row) => row.seq))
      removed += await engine.write(async (trx) => {
        await engine.serialise(trx, 'texts')
        return removeFromBlock(trx, seal, place, block, leaving)
      })
    }
    left = await stillInBlocks(engine.db, place, left)
  }
  return removed
}

async function stillInBlocks(
  db: Database,
  place: Place,
  exchanges: readonly { seq: number }[],
): Promise<{ seq: number; block: number }[]> {
  const rows = await inSlices(
    exchanges.map((row) => row.seq),
    (slice) =>
      db
        .selectFrom('exchanges')
        .select((e) => ['seq', e.ref(place.block).as('block')])
        .where('seq', 'in', slice)
        .where(place.block, 'is not', null)
        .execute(),
  )
  return rows.flatMap(({ seq, block }) => (block === null ? [] : { seq, block }))
}

function matching(
  db: Database,
  { before, taskKey, sessionKey, exchangeIds, counted }: PurgeFilter,
): Promise<Matching[]> {
  let query = db
    .selectFrom('exchanges')
    .select(['exchanges.seq', 'exchanges.block', 'exchanges.originalBlock'])
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
  if (counted !== undefined) {
    query = query
      .where('exchanges.unit', 'in', (e) =>
        e.selectFrom('units').select('units.seq').where('units.state', '=', 'counted'),
      )
      // a candidate that came later may still be trying them
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('trials')
              .select('trials.seq')
              .whereRef('trials.exchange', '=', 'exchanges.seq')
              .where('trials.state', 'in', ['pending', 'leased']),
          ),
        ),
      )
      // asked for again and again: what is gone already need not be gone through
      .where((e) =>
        e.or([e('exchanges.block', 'is not', null), e('exchanges.originalBlock', 'is not', null)]),
      )
  }
  if (exchangeIds === undefined) return query.execute()
  return inSlices(exchangeIds, (slice) => query.where('exchanges.id', 'in', slice).execute())
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
