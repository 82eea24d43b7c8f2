import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidenceMath } from '@tierdrop/decision'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStoreFor } from '../open-for.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-file-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it.each(['root:x:0:0:root:/root:/bin/sh\n', 'x'])(
  'a file that is no store keeps its mode and content, and nothing is put beside it: %j',
  async (content) => {
    const file = join(folder, 'passwd')
    writeFileSync(file, content, { mode: 0o644 })
    await expect(openStoreFor({ store: file }, {}, evidenceMath)).rejects.toThrow(
      `${file}: is not a SQLite file: name another file as the store`,
    )
    expect(statSync(file).mode & 0o777).toBe(0o644)
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(readdirSync(folder)).toEqual(['passwd'])
  },
)

it('a database of another program is left as it is', async () => {
  const file = join(folder, 'notes.db')
  const notes = new BetterSqlite(file)
  notes.exec('create table migrations (id integer); create table notes (text text)')
  notes.close()
  const before = readFileSync(file)
  await expect(openStoreFor({ store: file }, {}, evidenceMath)).rejects.toThrow(
    'holds tables of another program: name another file as the store',
  )
  expect(readFileSync(file)).toEqual(before)
  expect(readdirSync(folder)).toEqual(['notes.db'])
})

it('a file without anything in it becomes a store that nobody else reads', async () => {
  const file = join(folder, 'new.db')
  writeFileSync(file, '', { mode: 0o644 })
  await (await openStoreFor({ store: file }, {}, evidenceMath)).close()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await (await openStoreFor({ store: file }, {}, evidenceMath)).close()
})
