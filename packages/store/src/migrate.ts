import { sql } from 'kysely'
import type { Engine, Write } from './engine.ts'
import { StoreError } from './errors.ts'

export type Migration = {
  name: string
  up(trx: Write, engine: Pick<Engine, 'blobType' | 'numbersRows'>): Promise<void>
}

/** Brings the store up to what this code knows; processes that open it together wait for the first. */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  await engine.write(async (trx) => {
    await engine.serialise(trx, 'schema')
    await sql`create table if not exists migrations (number bigint primary key, name text not null)`.execute(
      trx,
    )
    const done = await trx.selectFrom('migrations').selectAll().orderBy('number').execute()
    const newest = done.at(-1)
    if (newest !== undefined && newest.number > migrations.length) {
      throw new StoreError(
        'newer-store',
        `${engine.path} was written by a newer tierdrop (its schema is ${newest.number}, "${newest.name}"; ` +
          `this version knows ${migrations.length}): update tierdrop, or name another store in tierdrop.yaml`,
      )
    }
    // What an earlier release is counting at this moment would be left behind in the table it writes to.
    if (done.length < migrations.length) await engine.serialise(trx, 'evidence')
    for (const [index, migration] of migrations.entries()) {
      if (index < done.length) continue
      await migration.up(trx, engine)
      await trx
        .insertInto('migrations')
        .values({ number: index + 1, name: migration.name })
        .execute()
    }
  })
}
