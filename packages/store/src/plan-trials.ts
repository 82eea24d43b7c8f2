import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import { runRows } from './prepared.ts'
import { tierSeqs } from './tiers.ts'
import type { NewTrial, RequestFacets } from './types.ts'

type Planned<Trial> = { exchangeId: string; trials: readonly Trial[]; facets?: RequestFacets }

/** Plans each exchange once; a trial that is there already (exchange, tier, role, repeat) stays as it is. */
export async function planTrials(
  trx: Write,
  planned: readonly Planned<NewTrial>[],
  at: number,
): Promise<void> {
  const exchanges = await exchangeSeqs(
    trx,
    planned.map((plan) => plan.exchangeId),
  )
  const trials = planned.flatMap((plan) => plan.trials)
  const tiers = await tierSeqs(trx, new Set(trials.map((trial) => trial.tierRevision)))
  await runRows(
    trx,
    trials.map((trial) => [
      trial.id,
      exchanges(trial.exchangeId),
      tiers.get(trial.tierRevision) ?? null,
      trial.role,
      trial.repeat,
      'pending',
      trial.dueAt,
      trial.expiresAt,
    ]),
    insertTrials,
  )
  await markPlanned(trx, planned, exchanges, at)
}

/** Looks up exchanges that must be there. */
export async function exchangeSeqs(trx: Write, ids: readonly string[]): Promise<(id: string) => number> {
  const found = await inSlices(ids, (slice) =>
    trx.selectFrom('exchanges').select(['id', 'seq']).where('id', 'in', slice).execute(),
  )
  const seqs = new Map(found.map((row) => [row.id, row.seq]))
  return (id) => {
    const seq = seqs.get(id)
    if (seq === undefined)
      throw new StoreError('unknown-reference', `there is no exchange "${id}" to plan for`)
    return seq
  }
}

/** Facets come in few combinations, so each is one update. */
export async function markPlanned(
  trx: Write,
  planned: readonly Planned<unknown>[],
  seqOf: (id: string) => number,
  at: number,
): Promise<void> {
  const alike = Map.groupBy(planned, ({ facets }) =>
    JSON.stringify([facets?.language ?? null, facets?.schema ?? null]),
  )
  for (const [key, plans] of alike) {
    const [language, schemaName] = JSON.parse(key) as [string | null, string | null]
    await inSlices(
      plans.map((plan) => seqOf(plan.exchangeId)),
      (slice) =>
        trx
          .updateTable('exchanges')
          .set({ plannedAt: at, language, schemaName })
          .where('seq', 'in', slice)
          .where('plannedAt', 'is', null)
          .execute(),
    )
  }
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
