import type { Evidence } from '@tierdrop/decision'
import type { Engine, Write } from './engine.ts'
import { addToEvidence } from './evidence.ts'
import { markCounted } from './mark-counted.ts'
import type { UnitEvidence } from './types.ts'

/** How pieces of evidence add up is for decision to say; many at once where it can, which costs less. */
export type AddEvidence = {
  (one: Evidence, other: Evidence): Evidence
  all?: (parts: readonly Evidence[]) => Evidence
}

/**
 * Adds what the units came to and marks them counted, in one transaction. A unit that is counted already
 * adds nothing; one whose turn has not come is refused.
 */
export async function countUnits(
  engine: Engine,
  trx: Write,
  counted: readonly UnitEvidence[],
  addEvidence: AddEvidence,
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const fresh = await markCounted(trx, counted)
  const deltas = counted.flatMap((unit) => (fresh.delete(unit.unitId) ? unit.deltas : []))
  await addToEvidence(trx, deltas, addEvidence)
}
