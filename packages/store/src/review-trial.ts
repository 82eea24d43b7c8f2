import type { Engine, Write } from './engine.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { recountUnits } from './recount-units.ts'
import { appendReview } from './reviews.ts'
import type { Recount, ReviewRow } from './types.ts'

/** The label changes what its unit came to; one that is not counted yet takes it along when its turn comes. */
export async function reviewTrial(
  engine: Engine,
  trx: Write,
  review: ReviewRow,
  recount: Recount & { math: EvidenceMath },
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  await recountUnits(trx, { trialIds: [review.trialId] }, () => appendReview(trx, review), recount)
}
