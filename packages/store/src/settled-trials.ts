import type { Database } from './engine.ts'
import type { GradeRow, TrialRow, UnitExchange, UnitTrial } from './types.ts'
import { unpackUsage } from './usage-text.ts'

export type Settled = Omit<UnitTrial, 'label' | 'judgeLabel'>

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
      'tiers.revision as tierRevision',
      'tiers.name as tierName',
      'trials.role',
      'trials.repeat',
      'trials.state',
      'trials.reason',
      'trials.late',
      'grades.grader',
      'grades.outcome as graded',
      'grades.score',
      'grades.failures',
      'grades.reason as gradeReason',
      'grades.detectable',
      'attempts.n',
      'attempts.firstMs',
      'attempts.totalMs',
      'attempts.usage',
      'attempts.costNano',
    ])
    .where('trials.exchange', 'in', exchanges)

type SettledRow = Awaited<ReturnType<ReturnType<typeof selectSettled>['execute']>>[number]

export function toSettled(row: SettledRow, exchange: Pick<UnitExchange, 'id' | 'unitId'>): Settled {
  return {
    id: row.id,
    exchangeId: exchange.id,
    unitId: exchange.unitId,
    tierRevision: row.tierRevision,
    tierName: row.tierName,
    role: row.role as TrialRow['role'],
    repeat: row.repeat,
    state: row.state as TrialRow['state'],
    reason: row.reason,
    grade: toGrade(row),
    attempt: toAttempt(row),
  }
}

function toGrade(row: SettledRow): Settled['grade'] {
  const { grader, failures } = row
  if (grader === null || failures === null) return null
  return {
    grader,
    outcome: row.graded as GradeRow['outcome'],
    score: row.score,
    failures,
    reason: row.gradeReason,
    detectable: row.detectable === 1,
  }
}

function toAttempt(row: SettledRow): Settled['attempt'] {
  if (row.n === null) return null
  return {
    firstMs: row.firstMs,
    totalMs: row.totalMs,
    usage: unpackUsage(row.usage),
    costNano: row.costNano,
  }
}
