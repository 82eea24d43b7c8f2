import type { Batch } from './batch.ts'
import type { Catalog } from './catalog.ts'
import type { Settled } from './frame.ts'
import type { Keeper, Timing } from './keeper.ts'
import type { StoreFault } from './store-fault.ts'

const hourMs = 3_600_000
/** exchanges that wait for a store that is away, as text */
const heldLimit = 16 * 1024 * 1024

/** What flushing needs; it says what became of each exchange in the batch. */
export type Flushing = { keeper: Keeper; catalog: Catalog; timing: Timing; now: () => number }

/**
 * Writes the batch. What a store that is away can't take waits, up to a limit, and beyond it is
 * counted as missed; nothing waits longer than this process lives.
 */
export async function flush(
  batch: Batch,
  flushing: Flushing,
  final: boolean,
): Promise<{ settled: Settled; left: Batch | null }> {
  const { keeper, catalog, timing, now } = flushing
  const fault = await keeper.write(() => batch.capture(catalog), timing)
  if (fault === null) return { settled: report(batch, batch.exchanges.length, {}, flushing), left: null }
  if (fault === 'refused') return { settled: await oneByOne(batch, flushing), left: null }
  const dropped = batch.shrink(final ? -1 : heldLimit)
  if (dropped > 0) miss(batch, fault, dropped, now())
  const lost = final ? dropped + batch.counted : dropped
  const missed: Record<string, number> = lost > 0 ? { [fault]: lost } : {}
  return {
    settled: { settled: lost, stored: 0, counted: 0, missed, notes: 0, lagMs: null, store: 'closed' },
    left: final ? null : batch,
  }
}

/** The store refuses something in the batch: each exchange goes alone, so that only that one is lost. */
async function oneByOne(batch: Batch, flushing: Flushing): Promise<Settled> {
  const { keeper, catalog, timing, now } = flushing
  const missed: Record<string, number> = {}
  let stored = 0
  for (const exchange of batch.exchanges) {
    const exchanges = [exchange]
    const alone = () => ({ ...catalog.neededBy(exchanges, []), exchanges, counts: [], missed: [] })
    const fault = await keeper.write(alone, timing)
    if (fault === null) stored++
    else missed[fault] = (missed[fault] ?? 0) + 1
  }
  for (const [reason, count] of Object.entries(missed)) miss(batch, reason as StoreFault, count, now())
  const fault = await keeper.write(() => ({ ...batch.capture(catalog), exchanges: [] }), timing)
  const settled = report(batch, stored, missed, flushing)
  if (fault === null) return settled
  if (batch.counted > 0) missed[fault] = (missed[fault] ?? 0) + batch.counted
  return { ...settled, counted: 0, notes: 0 }
}

function report(
  batch: Batch,
  stored: number,
  missed: Record<string, number>,
  { keeper, now }: Flushing,
): Settled {
  return {
    settled: batch.exchanges.length + batch.counted,
    stored,
    counted: batch.counted,
    missed,
    notes: batch.notes,
    lagMs: batch.oldest === null ? null : Math.max(0, now() - batch.oldest),
    store: keeper.isOpen ? 'open' : 'closed',
  }
}

function miss(batch: Batch, reason: StoreFault, count: number, now: number): void {
  batch.addMissed({ reason, count, hour: Math.floor(now / hourMs) * hourMs })
}
