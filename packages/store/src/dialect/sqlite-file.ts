import { closeSync, openSync, readSync } from 'node:fs'
import { StoreError } from '../errors.ts'

const header = 'SQLite format 3\0'

/**
 * A path that somebody mistyped may lead to any file: nothing of it, its mode included, is touched, and
 * nothing is put beside it, before it is known to be a store, or to be none yet.
 */
export function checkSqliteFile(path: string): void {
  const found = beginning(path)
  if (found === '' || found === header) return
  throw new StoreError('not-a-store', `${path} is not a SQLite file: name another file as the store`)
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
