import { closeSync, openSync, readSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { StoreError } from '../errors.ts'

const header = 'SQLite format 3\0'

/**
 * A path that somebody mistyped may lead to any file: nothing of it, its mode included, is touched, and
 * nothing is put beside it, before it is known to be a store, or to be none yet.
 */
export function checkSqliteFile(path: string): void {
  const found = beginning(path)
  if (found === '') return
  if (found !== header)
    throw new StoreError('not-a-store', `${path} is not a SQLite file: name another file as the store`)
  if (isOfAnotherProgram(path))
    throw new StoreError(
      'not-a-store',
      `${path} holds tables of another program: name another file as the store`,
    )
}

function isOfAnotherProgram(path: string): boolean {
  const connection = new BetterSqlite(path, { readonly: true })
  try {
    const tables = connection.prepare(`select name from sqlite_master where type = 'table'`).pluck().all()
    return tables.length > 0 && !(tables.includes('migrations') && tables.includes('exchanges'))
  } catch (error) {
    // damaged or locked: opening it for good says so
    if (error instanceof BetterSqlite.SqliteError) return false
    throw error
  } finally {
    connection.close()
  }
}

function beginning(path: string): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
  try {
    const buffer = Buffer.alloc(header.length)
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, header.length, 0))
  } finally {
    closeSync(file)
  }
}
