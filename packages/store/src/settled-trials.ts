import { attemptColumns } from './attempts.ts'
import type { Database } from './engine.ts'
import { trialColumns } from './trials.ts'
import type { AttemptRow, ExchangeRow, GradeRow, TrialRow } from './types.ts'

export type Settled = TrialRow & { grade: GradeRow | null; attempt: AttemptRow | null }

/** Trials with the grade that decides and the last attempt, where there are such. */
export const selectSettled = (db: Database, exchanges: number[]) =>
  db
    .selectFrom('trials')
    .innerJoin('tiers', 'tiers.seq', 'trials.tier')
    .leftJoin('grades', (join) =>
      join
        .onRef('grades.trial', '=', 'trials.seq')
        .onRef('grades.grader', '=', 'trials.grader')
        .onRef('grades.graderVersion', '=', 'trials.graderVersion'),
    )
    .leftJoin('attempts', (join) =>
      join.onRef('attempts.trial', '=', 'trials.seq').onRef('attempts.n', '=', 'trials.attempts'),
    )
    .select([
      'trials.seq',
      'trials.id',
      'trials.exchange',
      ...trialColumns,
      'trials.late',
      'grades.grader',
      'grades.graderVersion',
      'grades.at as gradedAt',
      'grades.outcome as graded',
      'grades.score',
      'grades.failures',
      'grades.reason as gradeReason',
      'grades.detectable',
      ...attemptColumns,
    ])
    .where('trials.exchange', 'in', exchanges)

type SettledRow = Awaited<ReturnType<ReturnType<typeof selectSettled>['execute']>>[number]

export function toSettled(row: SettledRow, exchange: ExchangeRow): Settled {
  return { ...toTrial(row, exchange), grade: toGrade(row), attempt: toAttempt(row) }
}

function toTrial(row: SettledRow, exchange: ExchangeRow): TrialRow {
  return {
    id: row.id,
    exchangeId: exchange.id,
    unitId: exchange.unitId,
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

function toGrade(row: SettledRow): GradeRow | null {
  const { grader, graderVersion, gradedAt, graded, failures } = row
  if (grader === null || graderVersion === null || gradedAt === null || failures === null) return null
  return {
    trialId: row.id,
    grader,
    graderVersion,
    at: gradedAt,
    outcome: graded as GradeRow['outcome'],
    score: row.score,
    failures,
    reason: row.gradeReason,
    detectable: row.detectable === 1,
  }
}

function toAttempt(row: SettledRow): AttemptRow | null {
  if (row.n === null || row.startedAt === null) return null
  return {
    trialId: row.id,
    n: row.n,
    startedAt: row.startedAt,
    estimateNano: row.estimateNano,
    at: row.endedAt,
    outcome: row.outcome as AttemptRow['outcome'],
    error: row.error,
    firstMs: row.firstMs,
    totalMs: row.totalMs,
    usage: row.usage === null ? null : (JSON.parse(row.usage) as AttemptRow['usage']),
    costNano: row.costNano,
    servedModel: row.servedModel,
  }
}
