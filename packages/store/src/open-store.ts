import { isPostgres } from './content-key.ts'
import { createStore } from './create-store.ts'
import { openPostgres } from './dialect/postgres.ts'
import { openSqlite } from './dialect/sqlite.ts'
import type { Engine } from './engine.ts'
import { StoreError } from './errors.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { createSeal, type Seal } from './seal.ts'
import type { Store } from './types.ts'

export type StoreOptions = {
  /** 32 bytes that texts are sealed with: see loadContentKey */
  contentKey: Buffer
  /** how evidence adds up, and what it looks like as a text, is decision's knowledge, not the store's */
  evidenceMath: EvidenceMath
}

const keyCheck = 'content-key'

/** Opens the store at a file's path or at postgres://…, made or migrated as needed. */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const seal = createSeal(options.contentKey)
  const engine = await (isPostgres(url) ? openPostgres(url) : openSqlite(url))
  try {
    await migrate(engine, migrations)
    await checkKey(engine, seal)
  } catch (error) {
    await engine.close()
    throw error
  }
  return createStore(engine, seal, options.evidenceMath)
}

/** Two keys in one store would be found out only when a text is read, weeks later. */
async function checkKey(engine: Engine, seal: Seal): Promise<void> {
  const kept = await engine.write(async (trx) => {
    await trx
      .insertInto('meta')
      .values({ key: keyCheck, value: seal.fingerprint })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    return trx.selectFrom('meta').select('value').where('key', '=', keyCheck).executeTakeFirstOrThrow()
  })
  if (kept.value === seal.fingerprint) return
  throw new StoreError(
    'wrong-key',
    `the texts in ${engine.path} were sealed with another content key: ` +
      'restore its content.key or TIERDROP_CONTENT_KEY, or name another store in tierdrop.yaml',
  )
}
