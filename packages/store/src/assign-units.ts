import { sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import { among, runRows } from './prepared.ts'
import type { UnitColumns } from './tables.ts'
import type { NewExchange } from './types.ts'

export type UnitTiming = { quietMs: number; maxMs: number }

const columns = [
  'seq',
  'version',
  'sessionKey',
  'ordinal',
  'openedAt',
  'lastAt',
  'closesAt',
  'closedAt',
  'number',
  'state',
  'countedIn',
  'lone',
] as const satisfies (keyof UnitColumns)[]

/** The unit of each exchange, in the order given; `seqs` are the exchanges' own. */
export async function assignUnits(
  trx: Write,
  exchanges: readonly NewExchange[],
  seqs: readonly number[],
  versions: ReadonlyMap<string, number>,
  timing: UnitTiming,
): Promise<number[]> {
  const sessions = new Map<string, [string, number]>()
  const keys = exchanges.map((exchange) => {
    const version = versions.get(exchange.taskVersion) ?? Number.NaN
    const key = sessionOf(version, exchange.sessionKey)
    if (!isLone(exchange)) sessions.set(key, [exchange.sessionKey, version])
    return key
  })

  const latest = new Map<string, UnitColumns>()
  for (const unit of await runRows<UnitColumns>(trx, [...sessions.values()], latestUnits)) {
    latest.set(sessionOf(unit.version, unit.sessionKey), unit)
  }

  const touched = new Map<number, UnitColumns>()
  const assigned = exchanges.map((exchange, index) => {
    const key = keys[index] ?? ''
    const current = latest.get(key)
    const unit =
      current !== undefined && current.state === 'open' && exchange.at < current.closesAt
        ? continueUnit(current, exchange, timing)
        : openUnit(
            exchange,
            seqs[index] ?? Number.NaN,
            versions.get(exchange.taskVersion) ?? Number.NaN,
            current,
            timing,
          )
    latest.set(key, unit)
    touched.set(unit.seq, unit)
    return unit.seq
  })

  await runRows(
    trx,
    [...touched.values()].map((unit) => columns.map((column) => unit[column])),
    upsertUnits,
  )
  return assigned
}

function sessionOf(version: number, sessionKey: string): string {
  return `${version} ${sessionKey}`
}

/** Its unit closes at once and is never looked for, so that its session's key needs no place in an index. */
function isLone(exchange: NewExchange): boolean {
  return exchange.step === 0 && !exchange.continues
}

function openUnit(
  exchange: NewExchange,
  seq: number,
  version: number,
  previous: UnitColumns | undefined,
  timing: UnitTiming,
): UnitColumns {
  return {
    seq,
    version,
    sessionKey: exchange.sessionKey,
    ordinal: previous === undefined ? 0 : previous.ordinal + 1,
    openedAt: exchange.at,
    lastAt: exchange.at,
    closesAt: closing(exchange, exchange.at, timing),
    closedAt: null,
    number: null,
    state: 'open',
    countedIn: null,
    lone: isLone(exchange) ? 1 : 0,
  }
}

/** An exchange that comes late, from before the last one, belongs to the unit but moves nothing. */
function continueUnit(unit: UnitColumns, exchange: NewExchange, timing: UnitTiming): UnitColumns {
  if (exchange.at < unit.lastAt) return { ...unit, openedAt: Math.min(unit.openedAt, exchange.at) }
  return { ...unit, lastAt: exchange.at, closesAt: closing(exchange, unit.openedAt, timing) }
}

function closing(exchange: NewExchange, openedAt: number, timing: UnitTiming): number {
  if (!exchange.continues) return exchange.at
  return Math.min(exchange.at + timing.quietMs, openedAt + timing.maxMs)
}

function latestUnits(db: Database, rows: unknown[][]) {
  const sessions = rows.map(([sessionKey, version]) => [
    sessionKey,
    // a database that is told of values alone takes them for text
    sql`cast(${version} as bigint)`,
  ])
  return db
    .selectFrom('units')
    .select(columns)
    .where(among(['sessionKey', 'version'], sessions))
    .where('lone', '=', sql.lit(0))
    .where('ordinal', '=', (e) =>
      e
        .selectFrom('units as same')
        .select((same) => same.fn.max('same.ordinal').as('ordinal'))
        .whereRef('same.sessionKey', '=', 'units.sessionKey')
        .whereRef('same.version', '=', 'units.version')
        .where('same.lone', '=', sql.lit(0)),
    )
}

function upsertUnits(db: Database, rows: unknown[][]) {
  return db
    .insertInto('units')
    .values(
      rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as never),
    )
    .onConflict((conflict) =>
      conflict.column('seq').doUpdateSet((e) => ({
        openedAt: e.ref('excluded.openedAt'),
        lastAt: e.ref('excluded.lastAt'),
        closesAt: e.ref('excluded.closesAt'),
      })),
    )
}
