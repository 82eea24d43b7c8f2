import type { Write } from './engine.ts'

/** A worker that lives keeps what it has leased, so that leases can be short and the dead be found soon. */
export async function renewLeases(
  trx: Write,
  { owner, until }: { owner: string; until: number },
): Promise<void> {
  await trx
    .updateTable('trials')
    .set({ leaseUntil: until })
    .where('state', '=', 'leased')
    .where('leaseOwner', '=', owner)
    .execute()
}

/** A worker that stops gives back what it leased and did not begin. */
export async function releaseLeases(trx: Write, owner: string): Promise<void> {
  await trx
    .updateTable('trials')
    .set({ state: 'pending', leaseOwner: null, leaseUntil: null })
    .where('state', '=', 'leased')
    .where('leaseOwner', '=', owner)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('attempts')
            .select('attempts.n')
            .whereRef('attempts.trial', '=', 'trials.seq')
            .where('attempts.endedAt', 'is', null),
        ),
      ),
    )
    .execute()
}
