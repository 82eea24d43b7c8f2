import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Write = Transaction<Tables>

/** What the rest of the store needs from a database, and what one can do that another cannot. */
export type Engine = {
  readonly db: Database
  readonly path: string
  readonly blobType: 'blob' | 'bytea'
  /** rows that another worker is about to lease are passed over rather than waited for */
  readonly skipsLockedRows: boolean
  /** the column numbers its rows by itself; SQLite's does so by being an integer primary key */
  readonly numbersRows: 'by-key' | 'by-identity'
  /** one write transaction, which holds the write lock from its start; only queries are awaited inside */
  write<T>(work: (trx: Write) => Promise<T>): Promise<T>
  /** makes a transaction wait for others that asked for the same, where writers can overlap at all */
  serialise(trx: Write, what: 'schema' | 'units' | 'evidence' | 'decisions' | 'texts'): Promise<void>
  /** runs work after which deleted content is gone from the files too, where that is ours to see to */
  erase(work: () => Promise<void>): Promise<void>
  /** false once the path no longer leads to the file that is open */
  isIntact(): boolean
  close(): Promise<void>
}
