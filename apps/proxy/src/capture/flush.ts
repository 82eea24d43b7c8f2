import type { Batch } from './batch.ts'
import type { Settled } from './frame.ts'
import type { Keeper, Timing } from './keeper.ts'
import type { StoreFault } from './store-fault.ts'

const hourMs = 3_600_000
/** exchanges that wait for a store that is away, as text */
const heldLimit = 16 * 1024 * 1024

export type Flushed = Omit<Settled, 'settled'> & { settled: number }

/**
 * Writes the batch and says what became of each exchange in it. What a store that is away can't take
 * waits, up to a limit, and beyond it is counted as missed.
 */
export async function flush(
  batch: Batch,
  keeper: Keeper,
  timing: Timing,
  now: () => number,
  final: boolean,
): Promise<{ flushed: Flushed; left: Batch | null }> {
  const fault = await keeper.write(batch.capture(), timing)
  if (fault === null) return { flushed: report(batch, batch.exchanges.length, {}, now(), keeper), left: null }
  if (fault === 'refused') return { flushed: await oneByOne(batch, keeper, timing, now), left: null }
  const dropped = batch.shrink(final ? -1 : heldLimit)
  if (dropped > 0) miss(batch, fault, dropped, now())
  const settled = final ? dropped + batch.counted : dropped
  const missed: Record<string, number> = dropped > 0 ? { [fault]: dropped } : {}
  if (final && batch.counted > 0) missed[fault] = (missed[fault] ?? 0) + batch.counted
  return {
    flushed: { settled, stored: 0, counted: 0, missed, lagMs: null, store: 'closed' },
    left: final ? null : batch,
  }
}

/** The store refuses something in the batch: each exchange alone, so that only that one is lost. */
async function oneByOne(batch: Batch, keeper: Keeper, timing: Timing, now: () => number): Promise<Flushed> {
  const whole = batch.capture()
  const missed: Record<string, number> = {}
  let stored = 0
  for (const exchange of batch.exchanges) {
    const alone = {
      tasks: whole.tasks,
      versions: whole.versions,
      exchanges: [exchange],
      counts: [],
      missed: [],
    }
    const fault = await keeper.write(alone, timing)
    if (fault === null) stored++
    else missed[fault] = (missed[fault] ?? 0) + 1
  }
  for (const [reason, count] of Object.entries(missed)) miss(batch, reason as StoreFault, count, now())
  const { counts, missed: misses } = batch.capture()
  const rest = { tasks: whole.tasks, versions: whole.versions, exchanges: [], counts, missed: misses }
  const fault = await keeper.write(rest, timing)
  if (fault !== null) missed[fault] = (missed[fault] ?? 0) + batch.counted
  return report(batch, stored, missed, now(), keeper)
}

function report(
  batch: Batch,
  stored: number,
  missed: Record<string, number>,
  now: number,
  keeper: Keeper,
): Flushed {
  return {
    settled: batch.exchanges.length + batch.counted,
    stored,
    counted: batch.counted,
    missed,
    lagMs: batch.oldest === null ? null : Math.max(0, now - batch.oldest),
    store: keeper.isOpen ? 'open' : 'closed',
  }
}

function miss(batch: Batch, reason: StoreFault, count: number, now: number): void {
  batch.addMissed({ reason, count, hour: Math.floor(now / hourMs) * hourMs })
}
