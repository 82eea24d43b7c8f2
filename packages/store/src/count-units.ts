import type { Engine, Write } from './engine.ts'
import { addToEvidence } from './evidence.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { labelledAsRead } from './labelled-as-read.ts'
import { holdBack } from './late-trials.ts'
import { markCounted } from './mark-counted.ts'
import type { UnitEvidence } from './types.ts'

/**
 * Adds what the units came to and marks them counted, in one transaction. A unit that is counted already
 * adds nothing; one whose turn has not come is refused.
 */
export async function countUnits(
  engine: Engine,
  trx: Write,
  counted: readonly UnitEvidence[],
  evidenceMath: EvidenceMath,
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const asRead = await labelledAsRead(trx, counted)
  const fresh = await markCounted(trx, asRead)
  const first = asRead.filter((unit) => fresh.delete(unit.unitId))
  await addToEvidence(trx, await holdBack(trx, first), evidenceMath)
}
