import type { Database, Engine, Write } from './engine.ts'
import { getMeta, setMeta } from './meta.ts'
import type { Seal } from './seal.ts'
import type { Learning } from './types.ts'

const key = 'learning'

/**
 * The row holds what was learnt ("kept", when its oldest part was met, the sealed text) or, from a purge
 * until capture has heeded it, that it must be forgotten ("forget", what was met before when).
 */
type Row = { kept: { since: number; sealed: Buffer } } | { forget: number }

export async function readLearning(db: Database, seal: Seal): Promise<string | null> {
  const row = parse(await getMeta(db, key))
  return row !== null && 'kept' in row ? seal.open(row.kept.sealed, 'learning').toString() : null
}

export async function keepLearning(
  engine: Engine,
  seal: Seal,
  learning: Learning | null,
  forgotten: number | null,
): Promise<number | null> {
  // sealed before the write lock is held
  const sealed = learning === null ? null : seal.close(Buffer.from(learning.state), 'learning')
  return await engine.write(async (trx) => {
    const row = parse(await getMeta(trx, key))
    if (sealed === null) {
      await trx.deleteFrom('meta').where('key', '=', key).execute()
      return null
    }
    if (row !== null && 'forget' in row && row.forget !== forgotten) return row.forget
    // nothing in it has an age: no age is too old
    const since = learning?.since ?? Number.POSITIVE_INFINITY
    await setMeta(trx, key, `kept ${since} ${sealed.toString('base64')}`)
    return null
  })
}

/** What was met before then is gone with the texts that it was learnt from; infinity for all of it. */
export async function forgetLearning(trx: Write, before: number): Promise<void> {
  const row = parse(await getMeta(trx, key))
  const isPast = row !== null && ('kept' in row ? row.kept.since < before : row.forget < before)
  // what capture has learnt since it was kept last goes too
  if (isPast || before === Number.POSITIVE_INFINITY) await setMeta(trx, key, `forget ${before}`)
}

function parse(value: string | null): Row | null {
  const [state, time, sealed = ''] = value?.split(' ') ?? []
  if (state === 'kept') return { kept: { since: Number(time), sealed: Buffer.from(sealed, 'base64') } }
  return state === 'forget' ? { forget: Number(time) } : null
}
