import type BetterSqlite from 'better-sqlite3'
import {
  CamelCasePlugin,
  type PluginTransformResultArgs,
  type QueryResult,
  type SqliteDatabase,
  type SqliteStatement,
  type UnknownRow,
} from 'kysely'

const statementsKept = 256

/** Renames columns in queries alone: rows come named already, once a statement instead of once a row. */
export class CamelCaseQueries extends CamelCasePlugin {
  nameOf(column: string): string {
    return this.camelCase(column)
  }

  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}

/** Preparing costs more than running: statements are kept, the least recently used go first. */
export function keepStatements(
  connection: BetterSqlite.Database,
  nameOf: (column: string) => string,
): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => connection.close(),
    prepare(text) {
      const statement = kept.get(text) ?? named(connection.prepare(text), nameOf)
      kept.delete(text)
      kept.set(text, statement)
      const oldest = kept.size > statementsKept ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      return statement
    },
  }
}

function named(statement: BetterSqlite.Statement, nameOf: (column: string) => string): SqliteStatement {
  if (!statement.reader) return statement
  const names = statement.columns().map(({ name }) => nameOf(name))
  const raw = statement.raw()
  // A copy has room for all of its columns at once; an object that grows moves each few of them.
  const blank: UnknownRow = Object.fromEntries(names.map((name) => [name, null]))
  const rowOf = (values: unknown): UnknownRow => {
    const row = { ...blank }
    for (let at = 0; at < names.length; at += 1) row[names[at] as string] = (values as unknown[])[at]
    return row
  }
  return {
    reader: true,
    all: (parameters) => raw.all(parameters).map(rowOf),
    run: (parameters) => raw.run(parameters),
    *iterate(parameters) {
      for (const values of raw.iterate(parameters)) yield rowOf(values)
    },
  }
}
