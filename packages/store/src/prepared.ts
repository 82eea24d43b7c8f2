import { type Compilable, CompiledQuery, sql } from 'kysely'
import type { Database } from './engine.ts'

// Capture writes thousands of rows a second, and counting reads as many. Building a query costs more
// than running it, so kysely writes each statement once, for a fixed number of values, and from then on
// only values are bound.

const sizes = [256, 64, 8, 1] as const
const lengths = [1, 8, 64, 512] as const
const longest = 512
type Value = string | number | Buffer | null
type Build<Row> = (db: Database, rows: Value[][]) => Compilable<Row> | Compilable

const texts = new WeakMap<object, Map<string, string>>()

/**
 * Runs a statement that takes any number of rows, in pieces of these sizes. `build` is called with
 * placeholder rows and must use their values in order, each once.
 */
export async function runRows<Row = never>(
  db: Database,
  rows: readonly Value[][],
  build: Build<Row>,
): Promise<Row[]> {
  const results: Row[] = []
  let start = 0
  for (const size of sizes) {
    for (; rows.length - start >= size; start += size) {
      const piece = rows.slice(start, start + size)
      const width = piece[0]?.length ?? 0
      const text = statement(db, build, size, () => {
        const placeholders = Array.from({ length: size }, (_, row) =>
          Array.from({ length: width }, (_, column) => `${row}.${column}`),
        )
        return { placeholders: placeholders.flat(), query: build(db, placeholders) }
      })
      const done = await db.executeQuery<Row>(CompiledQuery.raw(text, valuesOf(piece)))
      for (const row of done.rows) results.push(row)
    }
  }
  return results
}

/**
 * Looks for any number of values, up to 512 at a time; `build` must bind nothing but the list it is
 * given. A list is filled up with its last value, which `in` finds once all the same.
 */
export async function runIn<T extends string | number, Row>(
  db: Database,
  values: readonly T[],
  build: (db: Database, values: T[]) => Compilable<Row>,
): Promise<Row[]> {
  const results: Row[] = []
  for (let start = 0; start < values.length; start += longest) {
    const piece = values.slice(start, start + longest)
    const length = lengths.find((it) => it >= piece.length) ?? longest
    const last = piece.at(-1)
    while (last !== undefined && piece.length < length) piece.push(last)
    const text = statement(db, build, length, () => {
      const placeholders = Array.from({ length }, (_, index) => `${index}`)
      return { placeholders, query: build(db, placeholders as T[]) }
    })
    const done = await db.executeQuery<Row>(CompiledQuery.raw(text, piece))
    for (const row of done.rows) results.push(row)
  }
  return results
}

/** Rows that are among these. A list of alternatives would say the same, and take SQLite twice as long. */
export function among(columns: readonly string[], rows: readonly unknown[][]) {
  const values = rows.map((row) => sql`(${sql.join(row)})`)
  return sql<boolean>`(${sql.join(columns.map((column) => sql.ref(column)))}) in (values ${sql.join(values)})`
}

/** What `flat` would give, at a fraction of its cost. */
function valuesOf(rows: readonly Value[][]): Value[] {
  const values: Value[] = []
  for (const row of rows) for (const value of row) values.push(value)
  return values
}

function statement(
  db: Database,
  build: object,
  size: number,
  make: () => { placeholders: string[]; query: Compilable },
): string {
  // The adapter stands for the database: SQLite and PostgreSQL write placeholders differently.
  const key = `${db.getExecutor().adapter.constructor.name} ${size}`
  let kept = texts.get(build)
  if (kept === undefined) {
    kept = new Map()
    texts.set(build, kept)
  }
  const known = kept.get(key)
  if (known !== undefined) return known

  const { placeholders, query } = make()
  const compiled = query.compile()
  if (compiled.parameters.join() !== placeholders.join()) {
    throw new Error(`a prepared statement does not bind its values in order: ${compiled.sql}`)
  }
  kept.set(key, compiled.sql)
  return compiled.sql
}
