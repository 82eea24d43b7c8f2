import type { Database } from './engine.ts'
import type { TrialRow } from './types.ts'

export const trialColumns = [
  'tiers.revision as tierRevision',
  'tiers.name as tierName',
  'trials.role',
  'trials.repeat',
  'trials.dueAt',
  'trials.expiresAt',
  'trials.state',
  'trials.attempts',
  'trials.leaseOwner',
  'trials.leaseUntil',
  'trials.reason',
] as const

/** Trials with their tier, their exchange's id and their unit's, which is the id of the exchange that opened it. */
export function selectTrials(db: Database) {
  return db
    .selectFrom('trials')
    .innerJoin('tiers', 'tiers.seq', 'trials.tier')
    .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
    .innerJoin('exchanges as opener', 'opener.seq', 'exchanges.unit')
    .select(['trials.seq', 'trials.id', 'exchanges.id as exchangeId', 'opener.id as unitId', ...trialColumns])
}

export type SelectedTrial = Awaited<ReturnType<ReturnType<typeof selectTrials>['execute']>>[number]

export function toTrial(row: SelectedTrial): TrialRow {
  return {
    id: row.id,
    exchangeId: row.exchangeId,
    unitId: row.unitId,
    tierRevision: row.tierRevision,
    tierName: row.tierName,
    role: row.role as TrialRow['role'],
    repeat: row.repeat,
    dueAt: row.dueAt,
    expiresAt: row.expiresAt,
    state: row.state as TrialRow['state'],
    attempts: row.attempts,
    leaseOwner: row.leaseOwner,
    leaseUntil: row.leaseUntil,
    reason: row.reason,
  }
}
