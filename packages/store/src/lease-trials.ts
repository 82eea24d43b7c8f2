import type { Engine, Write } from './engine.ts'
import { inSlices } from './in-slices.ts'
import { selectTrials, toTrial } from './trials.ts'
import type { TrialRow } from './types.ts'

export type Lease = {
  owner: string
  now: number
  until: number
  limit: number
  tierRevisions?: string[]
}

/** The trials that are due, oldest first, each to one owner only. */
export async function leaseTrials(engine: Engine, trx: Write, lease: Lease): Promise<TrialRow[]> {
  const { owner, now, until, limit, tierRevisions } = lease
  if (tierRevisions?.length === 0) return []
  const due = trx
    .selectFrom('trials')
    .select('seq')
    .where('state', '=', 'pending')
    .where('dueAt', '<=', now)
    .where('expiresAt', '>', now)
    .$if(tierRevisions !== undefined, (query) =>
      query.where('tier', 'in', (e) =>
        e
          .selectFrom('tiers')
          .select('tiers.seq')
          .where('revision', 'in', tierRevisions ?? []),
      ),
    )
    .orderBy('dueAt')
    .orderBy('seq')
    .limit(limit)
    .$if(engine.skipsLockedRows, (query) => query.forUpdate().skipLocked())
  const leased = await trx
    .updateTable('trials')
    .set({ state: 'leased', leaseOwner: owner, leaseUntil: until })
    .where('seq', 'in', due)
    .returning('seq')
    .execute()
  const rows = await inSlices(
    leased.map((row) => row.seq),
    (slice) => selectTrials(trx).where('trials.seq', 'in', slice).execute(),
  )
  return rows.sort((a, b) => a.dueAt - b.dueAt || a.seq - b.seq).map(toTrial)
}

export async function releaseTrial(trx: Write, trialId: string, dueAt: number): Promise<void> {
  await trx
    .updateTable('trials')
    .set({ state: 'pending', dueAt, leaseOwner: null, leaseUntil: null })
    .where('id', '=', trialId)
    .where('state', '=', 'leased')
    .execute()
}

/**
 * Takes back the trials of workers that are gone. An attempt without an end may have reached the vendor:
 * it is booked at its estimate, its outcome unknown, and another attempt follows.
 */
export async function recoverLeases(trx: Write, now: number, gone?: string): Promise<number> {
  const lost = await trx
    .updateTable('trials')
    .set({ state: 'pending', leaseOwner: null, leaseUntil: null })
    .where('state', '=', 'leased')
    .where((e) =>
      gone === undefined
        ? e('leaseUntil', '<=', now)
        : e.or([e('leaseUntil', '<=', now), e('leaseOwner', '=', gone)]),
    )
    .returning('seq')
    .execute()
  await inSlices(
    lost.map((row) => row.seq),
    (slice) =>
      trx
        .updateTable('attempts')
        .set((e) => ({ endedAt: now, outcome: 'unknown', costNano: e.ref('estimateNano') }))
        .where('trial', 'in', slice)
        .where('endedAt', 'is', null)
        .execute(),
  )
  return lost.length
}

/** Why a trial expired that nobody could be asked about any more: its unit is no part of the sample then. */
export const budgetSpent = 'the budget was spent'

export async function expireTrials(
  trx: Write,
  now: number,
  { isSpent }: { isSpent: boolean },
): Promise<number> {
  const expire = (reason: string) =>
    trx
      .updateTable('trials')
      .set({ state: 'expired', reason })
      .where('state', '=', 'pending')
      .where('expiresAt', '<=', now)
  const unasked = isSpent ? await expire(budgetSpent).where('attempts', '=', 0).executeTakeFirst() : null
  const expired = await expire('expired').executeTakeFirst()
  return Number(unasked?.numUpdatedRows ?? 0) + Number(expired.numUpdatedRows)
}
