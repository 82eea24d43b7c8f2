import type { AddEvidence } from './count-units.ts'
import type { Engine, Write } from './engine.ts'
import { correctEvidence } from './evidence.ts'
import { appendReview } from './reviews.ts'
import type { Recount, ReviewRow, UnitTrials } from './types.ts'
import { selectUnits, withTrials } from './unit-trials.ts'

/**
 * A review changes what its unit came to: what the unit had added is taken back, and what it comes to
 * now is added. A unit that is not counted yet takes its labels along when its turn comes.
 */
export async function reviewTrial(
  engine: Engine,
  trx: Write,
  review: ReviewRow,
  { count, subtract, add }: Recount & { add: AddEvidence },
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const before = await countedUnitOf(trx, review.trialId)
  await appendReview(trx, review)
  if (before === null) return
  const after = await countedUnitOf(trx, review.trialId)
  if (after === null) return
  const { evaluation } = before
  await correctEvidence(
    trx,
    { before: count(before.unit, evaluation), after: count(after.unit, evaluation) },
    { add, subtract },
  )
}

async function countedUnitOf(
  trx: Write,
  trialId: string,
): Promise<{ unit: UnitTrials; evaluation: string } | null> {
  const row = await selectUnits(trx)
    .innerJoin('versions', 'versions.seq', 'units.version')
    .innerJoin('counters', 'counters.seq', 'units.countedIn')
    .select(['versions.key as taskVersion', 'counters.evaluation'])
    .where('units.state', '=', 'counted')
    .where('units.seq', '=', (e) =>
      e
        .selectFrom('trials')
        .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
        .select('exchanges.unit')
        .where('trials.id', '=', trialId),
    )
    .executeTakeFirst()
  if (row === undefined) return null
  const { seq, evaluation, ...unit } = row
  const [found] = await withTrials(trx, [{ seq, unit: { ...unit, state: 'counted' } }])
  return found ? { unit: found, evaluation } : null
}
