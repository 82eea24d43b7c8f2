import { type Compilable, CompiledQuery } from 'kysely'
import type { Database, Write } from './engine.ts'

// Capture writes thousands of rows a second. Building a query costs more than running it, so kysely
// writes each statement once, for a fixed number of rows, and from then on only values are bound.

const sizes = [64, 8, 1] as const
type Value = string | number | Buffer | null
type Build = (db: Database, rows: Value[][]) => Compilable

const texts = new WeakMap<Build, Map<string, string>>()

/**
 * Runs a statement that takes any number of rows, in pieces of 64, 8 and 1. `build` is called with
 * placeholder rows and must use their values in order, each once.
 */
export async function runRows<Row = never>(
  trx: Write,
  rows: readonly Value[][],
  build: Build,
): Promise<Row[]> {
  const results: Row[] = []
  let start = 0
  for (const size of sizes) {
    for (; rows.length - start >= size; start += size) {
      const piece = rows.slice(start, start + size)
      const text = statement(trx, build, size, piece[0]?.length ?? 0)
      const done = await trx.executeQuery<Row>(CompiledQuery.raw(text, valuesOf(piece)))
      for (const row of done.rows) results.push(row)
    }
  }
  return results
}

/** What `flat` would give, at a fraction of its cost. */
function valuesOf(rows: readonly Value[][]): Value[] {
  const values: Value[] = []
  for (const row of rows) for (const value of row) values.push(value)
  return values
}

function statement(trx: Write, build: Build, size: number, width: number): string {
  // The adapter stands for the database: SQLite and PostgreSQL write placeholders differently.
  const key = `${trx.getExecutor().adapter.constructor.name} ${size}`
  let kept = texts.get(build)
  if (kept === undefined) {
    kept = new Map()
    texts.set(build, kept)
  }
  const known = kept.get(key)
  if (known !== undefined) return known

  const placeholders = Array.from({ length: size }, (_, row) =>
    Array.from({ length: width }, (_, column) => `${row}.${column}`),
  )
  const compiled = build(trx, placeholders).compile()
  if (compiled.parameters.join() !== placeholders.flat().join()) {
    throw new Error(`a prepared statement does not bind its rows in order: ${compiled.sql}`)
  }
  kept.set(key, compiled.sql)
  return compiled.sql
}
