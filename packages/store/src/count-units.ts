import type { Evidence } from '@tierdrop/decision'
import type { Engine, Write } from './engine.ts'
import { addToEvidence } from './evidence.ts'
import { holdBack } from './late-trials.ts'
import { markCounted } from './mark-counted.ts'
import type { UnitEvidence } from './types.ts'

/**
 * How pieces of evidence add up is for decision to say; many at once where it can, which costs less.
 * So is what they look like as a text; without it, they are kept as JSON.
 */
export type AddEvidence = {
  (one: Evidence, other: Evidence): Evidence
  all?: (parts: readonly Evidence[]) => Evidence
  pack?: (evidence: Evidence) => string
  unpack?: (text: string) => Evidence
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
  const first = counted.filter((unit) => fresh.delete(unit.unitId))
  await addToEvidence(trx, await holdBack(trx, first), addEvidence)
}
