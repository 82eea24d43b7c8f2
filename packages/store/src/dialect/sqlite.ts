import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
} from 'kysely'
import type { Engine } from '../engine.ts'
import { StoreError } from '../errors.ts'
import type { Tables } from '../tables.ts'
import { checkSqliteFile } from './sqlite-file.ts'
import { CamelCaseQueries, keepStatements } from './statements.ts'

/** Waiting for another process's transaction stops this whole process, so each try is short … */
const busyTimeoutMs = 500
/** … and there are ten seconds of them, with room for other work in between. */
const busyTries = 20

export async function openSqlite(file: string): Promise<Engine> {
  const path = resolve(file)
  checkSqliteFile(path)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // SQLite gives -wal and -shm the mode of the file itself.
  closeSync(openSync(path, 'a', 0o600))
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  const opened = statSync(path)

  const connection = new BetterSqlite(path, { timeout: busyTimeoutMs })
  try {
    await prepareConnection(connection)
  } catch (cause) {
    connection.close()
    if (!(cause instanceof BetterSqlite.SqliteError && cause.code === 'SQLITE_NOTADB')) throw cause
    throw new StoreError('not-a-store', `${path} is not a SQLite file: name another file as the store`, {
      cause,
    })
  }

  const inCamelCase = new CamelCaseQueries()
  const database = keepStatements(connection, (column) => inCamelCase.nameOf(column))
  const db = new Kysely<Tables>({
    dialect: new ImmediateSqliteDialect({ database }),
    plugins: [inCamelCase],
  })
  return {
    db,
    path,
    blobType: 'blob',
    skipsLockedRows: false,
    numbersRows: 'by-key',
    write: (work) => inTurn(`${opened.dev}:${opened.ino}`, () => db.transaction().execute(work)),
    async serialise() {
      // every write transaction already holds the one write lock
    },
    async erase(work) {
      connection.pragma('secure_delete = on')
      try {
        await work()
      } finally {
        connection.pragma('secure_delete = off')
      }
      // Through kysely, so that it waits for its turn: inside another transaction it would fail.
      await sql`pragma wal_checkpoint(truncate)`.execute(db)
    },
    isIntact() {
      const now = statSync(path, { throwIfNoEntry: false })
      return now?.ino === opened.ino && now.dev === opened.dev
    },
    async close() {
      await db.destroy()
      // Kysely closes nothing that no query went through.
      if (connection.open) connection.close()
    },
  }
}

const turns = new Map<string, Promise<unknown>>()

/**
 * Transactions on one file take turns within the process, whichever store they come through: a second
 * connection that waits for the lock stops the thread, and so the very transaction it waits for.
 */
function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(file) ?? Promise.resolve()
  const mine = before.then(work)
  const over = mine.then(
    () => {},
    // whoever asked for the work is told; those who come after only wait for its end
    () => {},
  )
  turns.set(file, over)
  void over.then(() => {
    if (turns.get(file) === over) turns.delete(file)
  })
  return mine
}

async function prepareConnection(connection: BetterSqlite.Database): Promise<void> {
  // Two processes that create the file together can meet here, and SQLite then answers busy at once.
  for (let tries = 100; connection.pragma('journal_mode', { simple: true }) !== 'wal'; tries--) {
    try {
      connection.pragma('journal_mode = wal')
    } catch (error) {
      if (tries === 0 || !isBusy(error)) throw error
      await sleep(20)
    }
  }
  // In WAL mode NORMAL loses the last commits on power failure, never on a crash, and corrupts nothing.
  connection.pragma('synchronous = normal')
  connection.pragma('cache_size = -16000')
  connection.pragma('temp_store = memory')
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite.SqliteError && error.code === 'SQLITE_BUSY'
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config)
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  /** A deferred transaction that reads before it writes fails when another writer came between, however long it would wait. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let tries = busyTries; ; tries--) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        if (tries === 1 || !isBusy(error)) throw error
        await sleep(5)
      }
    }
  }

  /** On a full disk SQLite has rolled back by itself, and what it says of a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
  }
}
