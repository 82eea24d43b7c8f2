import { assignUnits, type UnitTiming } from './assign-units.ts'
import { insertBlock } from './blocks.ts'
import { addCounts, addMissed, addStatuses } from './counts.ts'
import type { Database, Engine, Write } from './engine.ts'
import { type KnownShapes, keepShapes, rememberShapes } from './keep-shapes.ts'
import { runRows } from './prepared.ts'
import type { Seal } from './seal.ts'
import { upsertTasks, upsertVersions, versionSeqs } from './tasks.ts'
import { packOriginals, packTexts } from './text-block.ts'
import type { Capture, NewExchange } from './types.ts'

/**
 * One flush of capture: one block of text, one transaction. An exchange that is there already is left
 * as it is; counts are added, so a flush that has been committed must not be sent again for their sake.
 */
export async function writeCapture(
  engine: Engine,
  seal: Seal,
  shapes: KnownShapes,
  capture: Capture,
  timing: UnitTiming,
): Promise<void> {
  let exchanges = inOrder(capture.exchanges)
  for (;;) {
    // Compressing takes longer than writing: it is done before the write lock is held, for exchanges that
    // are new as far as we know, and once more for fewer where some turn out to be there.
    const texts = packTexts(seal, exchanges)
    const originals = packOriginals(seal, exchanges)
    const outcome = await engine.write(async (trx) => {
      await engine.serialise(trx, 'units')
      const present = await presentIds(trx, exchanges)
      if (present.size > 0) return { present }

      await upsertTasks(trx, capture.tasks)
      await upsertVersions(trx, capture.versions)
      const fresh = await writeExchanges(trx, exchanges, { texts, originals }, shapes, timing)
      await addCounts(trx, capture.counts)
      await addMissed(trx, capture.missed)
      await addStatuses(trx, capture.statuses ?? [])
      return { fresh }
    })
    if (outcome.fresh !== undefined) return rememberShapes(shapes, outcome.fresh)
    exchanges = exchanges.filter((exchange) => !outcome.present.has(exchange.id))
  }
}

async function writeExchanges(
  trx: Write,
  exchanges: readonly NewExchange[],
  { texts, originals }: { texts: ReturnType<typeof packTexts>; originals: ReturnType<typeof packOriginals> },
  shapes: KnownShapes,
  timing: UnitTiming,
): Promise<KnownShapes> {
  if (exchanges.length === 0) return new Map()
  const versions = await versionSeqs(trx, new Set(exchanges.map((exchange) => exchange.taskVersion)))
  const kept = await keepShapes(trx, exchanges, shapes)
  const last = await trx
    .selectFrom('exchanges')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const seqs = exchanges.map((_, index) => (last?.seq ?? 0) + 1 + index)
  const range = { firstExchange: seqs.at(0) ?? 0, lastExchange: seqs.at(-1) ?? 0 }
  const block = await insertBlock(trx, texts.sealed, range)
  const originalBlock = originals === null ? null : await insertBlock(trx, originals.sealed, range)
  const units = await assignUnits(trx, exchanges, seqs, versions, timing)

  const rows = exchanges.map((exchange, index) => {
    const { usage } = exchange
    const span = texts.spans[index]
    const original = originals?.spans.get(exchange.id)
    return [
      seqs[index] ?? null,
      exchange.id,
      exchange.at,
      kept.seqs[index] ?? null,
      units[index] ?? null,
      exchange.step,
      exchange.continues ? 1 : 0,
      exchange.continues ? exchange.prefixHash : null,
      exchange.replyHash ?? null,
      toMicros(exchange.firstMs),
      toMicros(exchange.totalMs),
      usage.input,
      usage.cacheRead,
      usage.cacheWrite,
      usage.cacheWriteHour,
      usage.output,
      usage.reasoning,
      usage.inputAudio,
      usage.outputAudio,
      usage.serverToolRequests,
      exchange.costNano,
      block,
      span?.offset ?? null,
      span?.length ?? null,
      original === undefined ? 0 : 1,
      original === undefined ? null : originalBlock,
      original?.offset ?? null,
      original?.length ?? null,
      exchange.text.truth === undefined ? 0 : 1,
    ]
  })
  await runRows(trx, rows, insertExchanges)
  return kept.fresh
}

const columns = [
  'seq',
  'id',
  'at',
  'shape',
  'unit',
  'step',
  'continues',
  'prefixHash',
  'replyHash',
  'firstUs',
  'totalUs',
  'input',
  'cacheRead',
  'cacheWrite',
  'cacheWriteHour',
  'output',
  'reasoning',
  'inputAudio',
  'outputAudio',
  'serverToolRequests',
  'costNano',
  'block',
  'blockOffset',
  'blockLength',
  'redacted',
  'originalBlock',
  'originalOffset',
  'originalLength',
  'hasTruth',
] as const

function insertExchanges(db: Database, rows: unknown[][]) {
  return db
    .insertInto('exchanges')
    .values(
      rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as never),
    )
}

/** In production's order, each once: which unit an exchange falls into must not depend on how a flush was filled. */
function inOrder(exchanges: readonly NewExchange[]): NewExchange[] {
  const once = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  return [...once.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

async function presentIds(trx: Write, exchanges: readonly NewExchange[]): Promise<Set<string>> {
  const rows = await runRows<{ id: string }>(
    trx,
    exchanges.map((exchange) => [exchange.id]),
    selectIds,
  )
  return new Set(rows.map((row) => row.id))
}

function selectIds(db: Database, rows: unknown[][]) {
  return db
    .selectFrom('exchanges')
    .select('id')
    .where(
      'id',
      'in',
      rows.map(([id]) => id as string),
    )
}

function toMicros(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 1_000)
}
