import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import { runRows } from './prepared.ts'
import { tierSeqs } from './tiers.ts'
import type { NewTrial } from './types.ts'

/** Plans each exchange once; a trial that is there already (exchange, tier, role, repeat) stays as it is. */
export async function planTrials(
  trx: Write,
  planned: readonly { exchangeId: string; trials: readonly NewTrial[] }[],
  at: number,
): Promise<void> {
  const found = await inSlices(
    planned.map((plan) => plan.exchangeId),
    (slice) => trx.selectFrom('exchanges').select(['id', 'seq']).where('id', 'in', slice).execute(),
  )
  const exchanges = new Map(found.map((row) => [row.id, row.seq]))
  const trials = planned.flatMap((plan) => plan.trials)
  const tiers = await tierSeqs(trx, new Set(trials.map((trial) => trial.tierRevision)))

  const seqOf = (id: string) => {
    const seq = exchanges.get(id)
    if (seq === undefined)
      throw new StoreError('unknown-reference', `there is no exchange "${id}" to plan for`)
    return seq
  }
  await runRows(
    trx,
    trials.map((trial) => [
      trial.id,
      seqOf(trial.exchangeId),
      tiers.get(trial.tierRevision) ?? null,
      trial.role,
      trial.repeat,
      'pending',
      trial.dueAt,
      trial.expiresAt,
    ]),
    insertTrials,
  )
  await inSlices(
    planned.map((plan) => seqOf(plan.exchangeId)),
    (slice) =>
      trx
        .updateTable('exchanges')
        .set({ plannedAt: at })
        .where('seq', 'in', slice)
        .where('plannedAt', 'is', null)
        .execute(),
  )
}

const columns = ['id', 'exchange', 'tier', 'role', 'repeat', 'state', 'dueAt', 'expiresAt'] as const

function insertTrials(db: Database, rows: unknown[][]) {
  return db
    .insertInto('trials')
    .values(
      rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as never),
    )
    .onConflict((conflict) => conflict.columns(['exchange', 'tier', 'role', 'repeat']).doNothing())
}
