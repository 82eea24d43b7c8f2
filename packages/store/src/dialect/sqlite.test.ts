import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidenceMath } from '@tierdrop/decision'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { capture, exchange, monday, timing } from '../../test/traffic.ts'
import { openStore } from '../open-store.ts'
import { openSqlite } from './sqlite.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tierdrop-sqlite-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const options = { contentKey: Buffer.alloc(32, 7), evidenceMath }
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)

it('lets nobody else read the store: file, -wal and -shm have mode 0600, their folder 0700', async () => {
  const file = join(home, 'made', 'tierdrop.db')
  const before = process.umask(0)
  try {
    const store = await openStore(file, options)
    await store.writeCapture(capture([exchange('a')]), timing)
    expect([mode(file), mode(`${file}-wal`), mode(`${file}-shm`)]).toEqual(['600', '600', '600'])
    expect(mode(join(home, 'made'))).toBe('700')
    await store.close()
  } finally {
    process.umask(before)
  }
})

it('takes a mode that is too wide away from a file that is there', async () => {
  const file = join(home, 'tierdrop.db')
  writeFileSync(file, '', { mode: 0o644 })
  const store = await openStore(file, options)
  expect(mode(file)).toBe('600')
  await store.close()
})

it('refuses a file that is not a database, and leaves it as it is', async () => {
  const file = join(home, 'notes.txt')
  writeFileSync(file, 'no database, but long enough to look like one '.repeat(100))
  await expect(openStore(file, options)).rejects.toThrow('notes.txt is not a SQLite file')
  expect(statSync(file).size).toBe(4_600)
})

it('notices that its path leads to another file, or to none', async () => {
  const file = join(home, 'tierdrop.db')
  const store = await openStore(file, options)
  expect(store.isIntact()).toBe(true)
  copyFileSync(file, `${file}.copy`)
  renameSync(`${file}.copy`, file)
  expect(store.isIntact()).toBe(false)
  rmSync(file)
  expect(store.isIntact()).toBe(false)
  await store.close()
})

it('holds the write lock from the start of a transaction, and serialises those of one process', async () => {
  const engine = await openSqlite(join(home, 'tierdrop.db'))
  const events: string[] = []
  await Promise.all(
    ['one', 'two'].map((name) =>
      engine.write(async (trx) => {
        events.push(`${name} begins`)
        await trx
          .selectFrom('sqlite_schema' as never)
          .selectAll()
          .execute()
        events.push(`${name} ends`)
      }),
    ),
  )
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  await engine.close()
})

it('waits for a writer that can only end once this thread is free again', async () => {
  const file = join(home, 'tierdrop.db')
  const store = await openStore(file, options)
  const other = new BetterSqlite(file)
  other.exec('begin immediate')
  setImmediate(() => other.exec('commit'))
  await store.setMeta('cursor', '1')
  expect(await store.getMeta('cursor')).toBe('1')
  other.close()
  await store.close()
})

it('goes on after a transaction that failed', async () => {
  const store = await openStore(join(home, 'tierdrop.db'), options)
  const unknown = capture([exchange('a', { taskVersion: 'nowhere' })])
  const [failed, done] = await Promise.allSettled([
    store.writeCapture(unknown, timing),
    store.writeCapture(capture([exchange('b', { at: monday + 1 })]), timing),
  ])
  expect([failed.status, done.status]).toEqual(['rejected', 'fulfilled'])
  await store.close()
})

it('leaves nothing of a purged text in the file or its log, whoever has the key', async () => {
  const file = join(home, 'tierdrop.db')
  const store = await openStore(file, options)
  await store.writeCapture(capture([exchange('a')]), timing)
  const engine = await openSqlite(file)
  const { sealed } = await engine.db.selectFrom('blocks').select('sealed').executeTakeFirstOrThrow()
  await engine.close()
  await store.purgeContent({ exchangeIds: ['a'] })
  for (const name of [file, `${file}-wal`])
    expect(readFileSync(name).includes(sealed.subarray(0, 24))).toBe(false)
  await store.close()
})
