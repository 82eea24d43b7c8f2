import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Engine } from '../engine.ts'
import type { Tables } from '../tables.ts'

const int8 = 20
const numeric = 1700
/** any 32 bits will do, as long as all processes of ours agree and others don't use them */
const lockSpace = 0x7d_1e_0d

export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    // Counts, times and nano-dollars fit a double exactly up to 9 * 10^15; sums of int8 come as numeric.
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === int8 || oid === numeric
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // The pool has already dropped an idle connection that broke; the next query opens another or fails itself.
  pool.on('error', () => {})

  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
  return {
    db,
    path: withoutPassword(url),
    blobType: 'bytea',
    skipsLockedRows: true,
    numbersRows: 'by-identity',
    write: (work) => db.transaction().execute(work),
    async serialise(trx, what) {
      const lock = { schema: 1, units: 2, evidence: 3, decisions: 4, texts: 5 }[what]
      await sql`select pg_advisory_xact_lock(${sql.lit(lockSpace)}, ${sql.lit(lock)})`.execute(trx)
    },
    erase: (work) => work(),
    isIntact: () => true,
    close: () => closePool(db, pool),
  }
}

async function closePool(db: Kysely<Tables>, pool: pg.Pool): Promise<void> {
  await db.destroy()
  if (!pool.ended) await pool.end()
}

/** The path is shown to people and logged. */
function withoutPassword(url: string): string {
  const parsed = new URL(url)
  parsed.password = ''
  return parsed.href
}
