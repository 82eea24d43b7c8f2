import type { Database } from './engine.ts'
import type { UnitExchange } from './types.ts'

/** The exchanges that opened units. */
export const selectOpeners = (db: Database, seqs: number[]) => select(db).where('exchanges.seq', 'in', seqs)

/** Those that came later in them. */
export const selectFollowers = (db: Database, seqs: number[]) =>
  select(db).where('exchanges.unit', 'in', seqs).whereRef('exchanges.unit', '<>', 'exchanges.seq')

/** what counting needs of an exchange, beside its seq */
export const unitColumns = [
  'exchanges.id',
  'opener.id as unitId',
  'exchanges.at',
  'shapes.taskVersion',
  'exchanges.step',
  'exchanges.firstUs',
  'exchanges.totalUs',
  'exchanges.input',
  'exchanges.cacheRead',
  'exchanges.cacheWrite',
  'exchanges.cacheWriteHour',
  'exchanges.output',
  'exchanges.reasoning',
  'exchanges.costNano',
  'shapes.toolCount',
  'shapes.hasImage',
  'exchanges.language',
  'exchanges.schemaName',
  'exchanges.hasTruth',
] as const

function select(db: Database) {
  return db
    .selectFrom('exchanges')
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .innerJoin('exchanges as opener', 'opener.seq', 'exchanges.unit')
    .select(['exchanges.seq', ...unitColumns])
}

type Row = Omit<Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number], 'seq'>

export function toUnitExchange(row: Row): UnitExchange {
  return {
    id: row.id,
    unitId: row.unitId,
    at: row.at,
    taskVersion: row.taskVersion,
    step: row.step,
    firstMs: row.firstUs === null ? null : row.firstUs / 1_000,
    totalMs: row.totalUs === null ? null : row.totalUs / 1_000,
    usage: {
      input: row.input,
      cacheRead: row.cacheRead,
      cacheWrite: row.cacheWrite,
      cacheWriteHour: row.cacheWriteHour,
      output: row.output,
      reasoning: row.reasoning,
    },
    costNano: row.costNano,
    toolCount: row.toolCount,
    hasImage: row.hasImage === 1,
    language: row.language,
    schema: row.schemaName,
    against: row.hasTruth === 1 ? 'truth' : 'primary',
  }
}
