import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidenceMath } from '@tierdrop/decision'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { capture, exchange, timing } from '../test/traffic.ts'
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

const options = { contentKey: Buffer.alloc(32, 7), evidenceMath }

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

it('migrates a file that the first migration alone made, and keeps what is in it', async () => {
  const engine = await openSqlite(file)
  await migrate(engine, migrations.slice(0, 1))
  await engine.write(async (trx) => {
    const first = {
      tasks: "insert into tasks values ('route', 'route-ticket', 'header', 1)",
      versions: "insert into versions values (1, 'route-1', 'route', 'classify', 'f', 's', null, '', 1, 0)",
      shapes: `insert into shapes values
        (1, 'k', 'route-1', 'openai-chat', 'openai', null, null, 'ok', 200, 0, 'end', 0, 0, null, 0)`,
      units: "insert into units values (1, 1, 's', 0, 5, 5, 5, null, null, 'open', null, 1)",
      exchanges:
        "insert into exchanges (seq, id, at, shape, unit, step, continues) values (1, 'a', 5, 1, 1, 0, 0)",
    }
    for (const statement of Object.values(first)) await sql.raw(statement).execute(trx)
  })
  await engine.close()

  const store = await openStore(file, options)
  expect(await store.exchanges(['a'])).toMatchObject([
    { id: 'a', at: 5, sessionKey: 's', unitId: 'a', hasText: false, hasOriginal: false },
  ])
  await store.writeCapture(capture([exchange('b', { original: { request: 'r', response: 's' } })]), timing)
  expect((await store.exchangeTexts(['b'], 'original')).get('b')?.request).toBe('r')
  await store.close()
})

it('puts both readings of earlier evidence into one row, and loses none', async () => {
  const engine = await openSqlite(file)
  const before = migrations.findIndex(({ name }) => name === 'readings-side-by-side')
  await migrate(engine, migrations.slice(0, before))
  const rows: [slice: string, reading: 'as-is' | 'with-fallback', body: string][] = [
    ['', 'as-is', '{"units":3,"grossLosses":1}'],
    ['', 'with-fallback', '{"units":3}'],
    ['even|1', 'as-is', '{"units":2}'],
    ['even|1', 'with-fallback', '{"units":2}'],
    ['odd|1', 'with-fallback', '{"units":1}'],
  ]
  await engine.write(async (trx) => {
    for (const [slice, reading, body] of rows) {
      await sql`insert into evidence
        (evaluation, task_version, tier_revision, slice, day, reading, tier_name, body)
        values ('e1', 'route-1', 'r1', ${slice}, '2026-03-02', ${reading}, 'nano', ${body})`.execute(trx)
    }
  })
  await engine.close()

  const store = await openStore(file, options)
  const found = await store.evidence({ evaluation: 'e1' })
  expect(found.map((row) => [row.slice, row.reading, evidenceMath.pack(row.evidence)])).toEqual(rows)
  expect(found[0]).toMatchObject({ taskVersion: 'route-1', tierRevision: 'r1', tierName: 'nano' })
  await store.close()
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
