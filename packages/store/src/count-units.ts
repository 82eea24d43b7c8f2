import type { Evidence } from '@tierdrop/decision'
import type { Engine, Write } from './engine.ts'
import { StoreError } from './errors.ts'
import { addToEvidence } from './evidence.ts'
import type { EvidenceRow, UnitEvidence } from './types.ts'

/** How two pieces of evidence add up is for decision to say. */
export type AddEvidence = (one: Evidence, other: Evidence) => Evidence

/**
 * Adds what the units came to and marks them counted, in one transaction. A unit that is counted already
 * adds nothing; one whose turn has not come is refused, as the guarantee rests on the order.
 */
export async function countUnits(
  engine: Engine,
  trx: Write,
  counted: readonly UnitEvidence[],
  addEvidence: AddEvidence,
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const deltas: EvidenceRow[] = []
  for (const unit of counted) {
    const evaluation = unit.evaluation ?? unit.deltas[0]?.evaluation ?? null
    if (await markCounted(trx, unit.unitId, evaluation)) deltas.push(...unit.deltas)
  }
  await addToEvidence(trx, deltas, addEvidence)
}

async function markCounted(trx: Write, unitId: string, evaluation: string | null): Promise<boolean> {
  const unit = await trx
    .selectFrom('units')
    .innerJoin('exchanges as opener', 'opener.seq', 'units.seq')
    .select(['units.seq', 'units.state', 'units.number', 'units.version'])
    .where('opener.id', '=', unitId)
    .executeTakeFirst()
  if (unit === undefined) throw new StoreError('unknown-reference', `there is no unit "${unitId}" to count`)
  if (unit.state === 'counted') return false

  const next = await trx
    .selectFrom('units')
    .select((e) => e.fn.min('number').as('number'))
    .where('version', '=', unit.version)
    .where('state', '=', 'closed')
    .executeTakeFirst()
  if (unit.number === null || unit.number !== next?.number) {
    throw new StoreError(
      'out-of-order',
      `unit "${unitId}" (number ${unit.number ?? 'none: it is open'}) cannot be counted before number ${next?.number ?? 'none'}`,
    )
  }
  await trx
    .updateTable('units')
    .set({ state: 'counted', countedIn: evaluation === null ? null : await counterOf(trx, evaluation) })
    .where('seq', '=', unit.seq)
    .execute()
  return true
}

async function counterOf(trx: Write, evaluation: string): Promise<number> {
  await trx
    .insertInto('counters')
    .values({ evaluation })
    .onConflict((conflict) => conflict.column('evaluation').doNothing())
    .execute()
  const { seq } = await trx
    .selectFrom('counters')
    .select('seq')
    .where('evaluation', '=', evaluation)
    .executeTakeFirstOrThrow()
  return seq
}
