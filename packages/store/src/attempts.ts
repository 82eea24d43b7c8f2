import { sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import type { Seal } from './seal.ts'
import { readRecord, writeRecord } from './text-record.ts'
import type { AttemptEnd, AttemptRow, AttemptStart } from './types.ts'
import { packUsage, unpackUsage } from './usage-text.ts'

export const attemptColumns = [
  'attempts.n',
  'attempts.startedAt',
  'attempts.estimateNano',
  'attempts.endedAt',
  'attempts.outcome',
  'attempts.error',
  'attempts.firstMs',
  'attempts.totalMs',
  'attempts.usage',
  'attempts.costNano',
  'attempts.servedModel',
] as const

/** Committed before the call is made; the same attempt cannot be started twice. */
export async function startAttempt(trx: Write, attempt: AttemptStart): Promise<void> {
  const trial = await trx
    .updateTable('trials')
    .set({ attempts: attempt.n })
    .where('id', '=', attempt.trialId)
    .where('state', '=', 'leased')
    .where('attempts', '<', attempt.n)
    .returning('seq')
    .executeTakeFirst()
  if (trial === undefined) {
    throw new StoreError(
      'out-of-order',
      `attempt ${attempt.n} of trial "${attempt.trialId}" cannot start: the trial is not leased, or had that attempt`,
    )
  }
  await trx
    .insertInto('attempts')
    .values({
      trial: trial.seq,
      n: attempt.n,
      startedAt: attempt.at,
      estimateNano: attempt.estimateNano,
    })
    .execute()
}

/** The first end stands, but an answer that comes after all replaces what was booked as unknown. */
export async function endAttempt(trx: Write, seal: Seal, end: AttemptEnd): Promise<void> {
  const attempt = await trx
    .selectFrom('attempts')
    .innerJoin('trials', 'trials.seq', 'attempts.trial')
    .select(['attempts.trial', 'attempts.outcome'])
    .where('trials.id', '=', end.trialId)
    .where('attempts.n', '=', end.n)
    .executeTakeFirst()
  if (attempt === undefined) {
    throw new StoreError('unknown-reference', `attempt ${end.n} of trial "${end.trialId}" was never started`)
  }
  if (attempt.outcome !== null && attempt.outcome !== 'unknown') return
  await trx
    .updateTable('attempts')
    .set({
      endedAt: end.at,
      outcome: end.outcome,
      error: end.error,
      firstMs: end.firstMs,
      totalMs: end.totalMs,
      usage: packUsage(end.usage),
      costNano: end.costNano,
      servedModel: end.servedModel,
      sealed:
        end.text === null ? null : seal.close(writeRecord({ text: end.text }, end.contentType), 'reply'),
    })
    .where('trial', '=', attempt.trial)
    .where('n', '=', end.n)
    .execute()
}

/** The last attempt of each trial, by the trial's id; without its text, which trialTexts reads. */
export async function lastAttempts(
  db: Database,
  trialIds: readonly string[],
): Promise<Map<string, AttemptRow>> {
  const rows = await inSlices(trialIds, (slice) =>
    db
      .selectFrom('trials')
      .innerJoin('attempts', (join) =>
        join.onRef('attempts.trial', '=', 'trials.seq').onRef('attempts.n', '=', 'trials.attempts'),
      )
      .select(['trials.id', ...attemptColumns])
      .where('trials.id', 'in', slice)
      .execute(),
  )
  return new Map(
    rows.map(({ id, usage, outcome, endedAt, ...row }) => [
      id,
      {
        ...row,
        trialId: id,
        at: endedAt,
        outcome: outcome as AttemptRow['outcome'],
        usage: unpackUsage(usage),
      },
    ]),
  )
}

/** The last reply of each trial that has one left. */
export async function trialTexts(
  db: Database,
  seal: Seal,
  trialIds: readonly string[],
): Promise<Map<string, { text: string; contentType: string | null }>> {
  const rows = await inSlices(trialIds, (slice) =>
    db
      .selectFrom('trials')
      .innerJoin('attempts', 'attempts.trial', 'trials.seq')
      .select(['trials.id', 'attempts.sealed'])
      .where('trials.id', 'in', slice)
      .where('attempts.sealed', 'is not', null)
      .orderBy('attempts.trial')
      .orderBy('attempts.n')
      .execute(),
  )
  const last = new Map(rows.map((row) => [row.id, row.sealed]))
  const texts = new Map<string, { text: string; contentType: string | null }>()
  for (const [id, sealed] of last) {
    if (sealed === null) continue
    const { parts, contentType } = readRecord(seal.open(sealed, 'reply'))
    texts.set(id, { text: parts.text ?? '', contentType })
  }
  return texts
}

/** What attempts and judges' calls of ours have cost since then: those under way at their estimate, those of unknown cost counted apart. */
export async function spentNano(db: Database, since: number): Promise<{ nano: number; unknown: number }> {
  const [attempts, judging] = await Promise.all([
    spentIn(db, 'attempts', since),
    spentIn(db, 'judgeCalls', since),
  ])
  return { nano: attempts.nano + judging.nano, unknown: attempts.unknown + judging.unknown }
}

async function spentIn(
  db: Database,
  table: 'attempts' | 'judgeCalls',
  since: number,
): Promise<{ nano: number; unknown: number }> {
  const row = await db
    .selectFrom(table)
    // as it is written in the index, which holds these alone
    .$if(table === 'attempts', (query) => query.where(sql<boolean>`imported = 0`))
    .select((e) => {
      const cost = e
        .case()
        .when('costNano', 'is not', null)
        .then(e.ref('costNano'))
        .when('endedAt', 'is', null)
        .then(e.ref('estimateNano'))
        .end()
      return [
        e.fn.sum<number | null>(cost).as('nano'),
        e.fn.countAll<number>().as('attempts'),
        e.fn.count<number>(cost).as('known'),
      ]
    })
    .where('startedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return { nano: row.nano ?? 0, unknown: row.attempts - row.known }
}
