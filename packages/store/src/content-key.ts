import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { checkSqliteFile } from './dialect/sqlite-file.ts'
import { StoreError } from './errors.ts'

const keyBytes = 32
const variable = 'TIERDROP_CONTENT_KEY'

/**
 * The key that texts are sealed with: from the environment variable TIERDROP_CONTENT_KEY, else from the
 * file `content.key` beside a SQLite store, which is made when there is none.
 */
export function loadContentKey(storeUrl: string, environment: NodeJS.ProcessEnv): Buffer {
  const given = environment[variable]
  if (given !== undefined && given !== '') return parseKey(given, variable)
  if (isPostgres(storeUrl)) {
    throw new StoreError(
      'bad-key',
      `a PostgreSQL store needs ${variable}: set it to the same 64 hex digits on every machine`,
    )
  }
  const file = join(dirname(resolve(storeUrl)), 'content.key')
  const found = readFile(file)
  if (found !== null) return parseKey(found, file)
  // no key is left beside a file of somebody else's
  checkSqliteFile(resolve(storeUrl))
  return parseKey(createKeyFile(file), file)
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url)
}

function parseKey(text: string, place: string): Buffer {
  const digits = text.trim()
  const key = /^[0-9a-f]{64}$/i.test(digits) ? Buffer.from(digits, 'hex') : Buffer.from(digits, 'base64')
  if (key.length !== keyBytes) {
    throw new StoreError(
      'bad-key',
      `${place} holds no content key: 64 hex digits (or base64) of 32 bytes expected`,
    )
  }
  return key
}

/** Linked into place once it is whole, so that of two processes that start together both read one key. */
function createKeyFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}

function readFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
