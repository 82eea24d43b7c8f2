import type { Database } from './engine.ts'
import type { Funnel, TrialRole, TrialState, UnitState } from './types.ts'

/** How much of the traffic got how far. */
export async function funnel(db: Database): Promise<Funnel> {
  const counted = await db
    .selectFrom('counts')
    .select((e) => [
      e.fn.sum<number | null>('exchanges').as('seen'),
      e.fn.sum<number | null>('sampled').as('sampled'),
    ])
    .executeTakeFirstOrThrow()
  const missed = await db
    .selectFrom('missed')
    .select((e) => ['reason', e.fn.sum<number>('count').as('count')])
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  // Counting what is not planned yet reads a small index instead of every exchange.
  const stored = await db
    .selectFrom('exchanges')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const unplanned = await db
    .selectFrom('exchanges')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('plannedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const trials = await db
    .selectFrom('trials')
    .innerJoin('tiers', 'tiers.seq', 'trials.tier')
    .select((e) => [
      'tiers.name as tierName',
      'trials.role',
      'trials.state',
      'trials.reason',
      'trials.outcome',
      e.fn.countAll<number>().as('count'),
    ])
    .groupBy(['tiers.name', 'trials.role', 'trials.state', 'trials.reason', 'trials.outcome'])
    .orderBy('tiers.name')
    .orderBy('trials.role')
    .orderBy('trials.state')
    .orderBy('trials.reason')
    .execute()
  const units = await db
    .selectFrom('units')
    .select((e) => ['state', e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()

  const result: Funnel = {
    seen: counted.seen ?? 0,
    sampled: counted.sampled ?? 0,
    missed: Object.fromEntries(missed.map((row) => [row.reason, row.count])),
    planned: stored.count - unplanned.count,
    trials: { pending: 0, leased: 0, graded: 0, 'left-out': 0, expired: 0 },
    trialsByTier: [],
    graded: { passed: 0, failed: 0, unscored: 0 },
    units: { open: 0, closed: 0, counted: 0 },
  }
  for (const row of units) result.units[row.state as UnitState] = row.count
  for (const row of trials) addTrials(result, row)
  return result
}

function addTrials(
  result: Funnel,
  row: {
    tierName: string
    role: string
    state: string
    reason: string | null
    outcome: string | null
    count: number
  },
): void {
  const role = row.role as TrialRole
  const state = row.state as TrialState
  result.trials[state] += row.count
  if (row.outcome !== null) result.graded[row.outcome as keyof Funnel['graded']] += row.count
  const same = result.trialsByTier.find(
    (one) =>
      one.tierName === row.tierName && one.role === role && one.state === state && one.reason === row.reason,
  )
  if (same !== undefined) same.count += row.count
  else result.trialsByTier.push({ tierName: row.tierName, role, state, reason: row.reason, count: row.count })
}
