import type { Write } from './engine.ts'
import type { ShapeColumns } from './tables.ts'
import type { NewExchange } from './types.ts'

/** Models are named by clients, so the number of shapes has no bound; the memory for them has. */
const shapesKnown = 10_000

/** Shapes whose seq is known; filled after a commit only, as a rolled back seq is given out again. */
export type KnownShapes = Map<string, number>

function shapeOf(exchange: NewExchange): ShapeColumns {
  return {
    taskVersion: exchange.taskVersion,
    dialect: exchange.dialect,
    upstream: exchange.upstream,
    model: exchange.model,
    servedModel: exchange.servedModel,
    status: exchange.status,
    httpStatus: exchange.httpStatus,
    stream: exchange.stream ? 1 : 0,
    stop: exchange.stop,
    toolCount: exchange.toolCount,
    hasImage: exchange.hasImage ? 1 : 0,
    serviceTier: exchange.usage.serviceTier,
    estimated: exchange.usage.estimated ? 1 : 0,
    target: exchange.target ?? null,
    apiHeaders: exchange.apiHeaders === undefined ? null : JSON.stringify(exchange.apiHeaders),
  }
}

const columns = [
  'taskVersion',
  'dialect',
  'upstream',
  'model',
  'servedModel',
  'status',
  'httpStatus',
  'stream',
  'stop',
  'toolCount',
  'hasImage',
  'serviceTier',
  'estimated',
  'target',
  'apiHeaders',
] as const satisfies readonly (keyof ShapeColumns)[]

function shapeKey(shape: ShapeColumns): string {
  return JSON.stringify(Object.values(shape))
}

/** The seq of each exchange's shape, those not seen before added; `fresh` is to be remembered after the commit. */
export async function keepShapes(
  trx: Write,
  exchanges: readonly NewExchange[],
  known: KnownShapes,
): Promise<{ seqs: number[]; fresh: KnownShapes }> {
  const fresh: KnownShapes = new Map()
  const seqs: number[] = []
  for (const exchange of exchanges) {
    const shape = shapeOf(exchange)
    const key = shapeKey(shape)
    const seq = known.get(key) ?? fresh.get(key) ?? (await insertShape(trx, key, shape))
    if (!known.has(key)) fresh.set(key, seq)
    seqs.push(seq)
  }
  return { seqs, fresh }
}

/** The same shape with its tokens marked as estimated. */
export async function estimatedShape(trx: Write, seq: number): Promise<number> {
  const shape = await trx
    .selectFrom('shapes')
    .select(columns)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  // A shape's key is its values in the order of its columns.
  const values = Object.fromEntries(columns.map((name) => [name, shape[name]])) as ShapeColumns
  const estimated = { ...values, estimated: 1 }
  return insertShape(trx, shapeKey(estimated), estimated)
}

async function insertShape(trx: Write, key: string, shape: ShapeColumns): Promise<number> {
  await trx
    .insertInto('shapes')
    .values({ key, ...shape })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const row = await trx.selectFrom('shapes').select('seq').where('key', '=', key).executeTakeFirstOrThrow()
  return row.seq
}

export function rememberShapes(known: KnownShapes, fresh: KnownShapes): void {
  if (known.size + fresh.size > shapesKnown) known.clear()
  for (const [key, seq] of fresh) known.set(key, seq)
}
