import type { Database } from './engine.ts'
import type { Reviewable, ReviewableFilter } from './types.ts'

/**
 * What of a task version there is to review, of its newest requests: ids alone, so that their order is
 * cheap to draw. Joined in this order, which goes through the version's own requests and no others.
 */
export async function reviewable(
  db: Database,
  { taskVersion, limit }: ReviewableFilter,
): Promise<Reviewable[]> {
  const rows = await db
    .selectFrom('shapes')
    .crossJoin('exchanges')
    .crossJoin('trials')
    .innerJoin('tiers', 'tiers.seq', 'trials.tier')
    .innerJoin('exchanges as opener', 'opener.seq', 'exchanges.unit')
    .select((e) => [
      'trials.id as trialId',
      'opener.id as unitId',
      'tiers.revision as tierRevision',
      'trials.outcome',
      e
        .exists(e.selectFrom('reviews').select('reviews.trial').whereRef('reviews.trial', '=', 'trials.seq'))
        .as('isReviewed'),
    ])
    .whereRef('exchanges.shape', '=', 'shapes.seq')
    .whereRef('trials.exchange', '=', 'exchanges.seq')
    .where('shapes.taskVersion', '=', taskVersion)
    .where('trials.role', '=', 'candidate')
    .where('trials.state', '=', 'graded')
    .where('trials.outcome', 'in', ['failed', 'passed'])
    .orderBy('exchanges.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ outcome, isReviewed, ...ids }) => ({
    ...ids,
    outcome: outcome as Reviewable['outcome'],
    isReviewed: Boolean(isReviewed),
  }))
}
