import { sql } from 'kysely'
import type { Database, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { inSlices } from './in-slices.ts'
import { runIn } from './prepared.ts'
import type { ReviewRow } from './types.ts'

export async function appendReview(trx: Write, review: ReviewRow): Promise<void> {
  const { trialId, ...row } = review
  const trial = await trx.selectFrom('trials').select('seq').where('id', '=', trialId).executeTakeFirst()
  if (trial === undefined)
    throw new StoreError('unknown-reference', `there is no trial "${trialId}" to review`)
  await trx
    .insertInto('reviews')
    .values({ ...row, trial: trial.seq })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** In the order they were made. */
export async function listReviews(db: Database, trialIds: readonly string[]): Promise<ReviewRow[]> {
  const rows = await inSlices(trialIds, (slice) =>
    db
      .selectFrom('reviews')
      .innerJoin('trials', 'trials.seq', 'reviews.trial')
      .select([
        'reviews.id',
        'trials.id as trialId',
        'reviews.at',
        'reviews.reviewer',
        'reviews.label',
        'reviews.note',
      ])
      .where('trials.id', 'in', slice)
      .execute(),
  )
  return (rows as ReviewRow[]).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The last label of each trial that has one, by the trial's id. */
export async function latestLabels(
  db: Database,
  trialIds: readonly string[],
): Promise<Map<string, ReviewRow['label']>> {
  if (!(await hasReviews(db))) return new Map()
  const reviews = await listReviews(db, trialIds)
  return new Map(reviews.map((review) => [review.trialId, review.label]))
}

/** The same by the trials' seqs. */
export async function labelsOf(
  db: Database,
  trials: readonly number[],
): Promise<Map<number, ReviewRow['label']>> {
  if (!(await hasReviews(db))) return new Map()
  const reviews = await runIn(db, trials, selectReviews)
  reviews.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return new Map(reviews.map(({ trial, label }) => [trial, label as ReviewRow['label']]))
}

const selectReviews = (db: Database, trials: number[]) =>
  db.selectFrom('reviews').select(['id', 'trial', 'at', 'label']).where('trial', 'in', trials)

async function hasReviews(db: Database): Promise<boolean> {
  const any = await db.selectFrom('reviews').select(sql.lit(1).as('one')).limit(1).executeTakeFirst()
  return any !== undefined
}
