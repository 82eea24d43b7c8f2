import type { Database, Write } from './engine.ts'
import { exchangeSeqs, markPlanned } from './plan-trials.ts'
import { runRows } from './prepared.ts'
import type { Seal } from './seal.ts'
import { writeRecord } from './text-record.ts'
import { tierSeqs } from './tiers.ts'
import type { RequestFacets, SettledTrial } from './types.ts'
import { packUsage } from './usage-text.ts'

/** Trials, attempts and grades of replies that exist already; a trial that is there already changes nothing. */
export async function writeTrials(
  trx: Write,
  seal: Seal,
  planned: readonly { exchangeId: string; trials: readonly SettledTrial[]; facets?: RequestFacets }[],
  at: number,
): Promise<void> {
  const exchanges = await exchangeSeqs(
    trx,
    planned.map((plan) => plan.exchangeId),
  )
  const all = planned.flatMap((plan) => plan.trials)
  const tiers = await tierSeqs(trx, new Set(all.map((trial) => trial.tierRevision)))
  // What is there already, or whose place another trial has taken, is not among what comes back.
  const inserted = await runRows<{ id: string; seq: number }>(
    trx,
    all.map((trial) => [
      trial.id,
      exchanges(trial.exchangeId),
      tiers.get(trial.tierRevision) ?? null,
      trial.role,
      trial.repeat,
      trial.state,
      trial.dueAt,
      trial.expiresAt,
      trial.attempt === null ? 0 : 1,
      trial.reason,
      trial.grade?.grader ?? null,
      trial.grade?.graderVersion ?? null,
      trial.grade?.outcome ?? null,
    ]),
    insertTrials,
  )
  const seqs = new Map(inserted.map((row) => [row.id, row.seq]))
  const written = all.flatMap((trial) => {
    const seq = seqs.get(trial.id)
    return seq === undefined ? [] : [{ seq, attempt: trial.attempt, grade: trial.grade }]
  })
  await runRows(
    trx,
    written.flatMap(({ attempt, seq }) => {
      if (attempt === null) return []
      const sealed =
        attempt.text === null
          ? null
          : seal.close(writeRecord({ text: attempt.text }, attempt.contentType), 'reply')
      return [
        [
          seq,
          1,
          attempt.startedAt,
          attempt.at,
          attempt.outcome,
          attempt.error,
          attempt.firstMs,
          attempt.totalMs,
          packUsage(attempt.usage),
          attempt.costNano,
          attempt.servedModel,
          sealed,
          attempt.imported ? 1 : 0,
        ],
      ]
    }),
    insertAttempts,
  )
  await runRows(
    trx,
    written.flatMap(({ grade, seq }) =>
      grade === null
        ? []
        : [
            [
              seq,
              grade.grader,
              grade.graderVersion,
              grade.at,
              grade.outcome,
              grade.score,
              grade.failures,
              grade.reason,
              grade.detectable ? 1 : 0,
            ],
          ],
    ),
    insertGrades,
  )
  await markPlanned(trx, planned, exchanges, at)
}

const trialColumns = [
  'id',
  'exchange',
  'tier',
  'role',
  'repeat',
  'state',
  'dueAt',
  'expiresAt',
  'attempts',
  'reason',
  'grader',
  'graderVersion',
  'outcome',
] as const
const attemptColumns = [
  'trial',
  'n',
  'startedAt',
  'endedAt',
  'outcome',
  'error',
  'firstMs',
  'totalMs',
  'usage',
  'costNano',
  'servedModel',
  'sealed',
  'imported',
] as const
const gradeColumns = [
  'trial',
  'grader',
  'graderVersion',
  'at',
  'outcome',
  'score',
  'failures',
  'reason',
  'detectable',
] as const

const insertTrials = (db: Database, rows: unknown[][]) =>
  db
    .insertInto('trials')
    .values(named(trialColumns, rows))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'seq'])
const insertAttempts = (db: Database, rows: unknown[][]) =>
  db.insertInto('attempts').values(named(attemptColumns, rows))
const insertGrades = (db: Database, rows: unknown[][]) =>
  db.insertInto('grades').values(named(gradeColumns, rows))

function named(columns: readonly string[], rows: unknown[][]) {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as never)
}
