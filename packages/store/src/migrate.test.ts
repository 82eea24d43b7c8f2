import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addEvidence } from '@tierdrop/decision'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite } from './dialect/sqlite.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openStore } from './open-store.ts'

let home = ''
let file = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tierdrop-migrate-'))
  file = join(home, 'tierdrop.db')
})
afterEach(() => rmSync(home, { recursive: true }))

const options = { contentKey: Buffer.alloc(32, 7), addEvidence }

it('refuses a file of a newer version, says what to do, and leaves it as it is', async () => {
  await (await openStore(file, options)).close()
  const engine = await openSqlite(file)
  const later = { name: 'from-the-future', up: async () => {} }
  await migrate(engine, [...migrations, later])

  await expect(openStore(file, options)).rejects.toThrow(
    new RegExp(
      `tierdrop\\.db was written by a newer tierdrop \\(its schema is ${migrations.length + 1}, "from-the-future"; ` +
        `this version knows ${migrations.length}\\): update tierdrop, or name another store`,
    ),
  )
  const done = await engine.db.selectFrom('migrations').selectAll().execute()
  expect(done).toHaveLength(migrations.length + 1)
  await engine.close()
})

it('undoes a migration that fails half way', async () => {
  const engine = await openSqlite(file)
  await migrate(engine, migrations)
  const broken = {
    name: 'broken',
    async up(trx: Parameters<(typeof migrations)[number]['up']>[0]) {
      await trx.schema.createTable('half').addColumn('done', 'text').execute()
      throw new Error('half way')
    },
  }
  await expect(migrate(engine, [...migrations, broken])).rejects.toThrow('half way')
  expect((await engine.db.introspection.getTables()).map((table) => table.name)).not.toContain('half')
  await migrate(engine, migrations)
  await engine.close()
})
