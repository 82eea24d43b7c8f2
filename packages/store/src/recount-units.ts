import type { Write } from './engine.ts'
import { correctEvidence } from './evidence.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { inSlices } from './in-slices.ts'
import type { EvidenceRow, Recount } from './types.ts'
import { selectUnits, withTrials } from './unit-trials.ts'

/**
 * Makes a change that says something else of units than was counted: what each had added is taken back,
 * and what it comes to now is added. Those of the trials' units that are not counted yet are left alone.
 */
export async function recountUnits(
  trx: Write,
  { trialIds }: { trialIds: readonly string[] },
  change: () => Promise<void>,
  { count, subtract, math }: Recount & { math: EvidenceMath },
): Promise<void> {
  const units = await unitsOf(trx, trialIds)
  const before = await deltasOf(trx, units, count)
  await change()
  if (units.length === 0) return
  await correctEvidence(trx, { before, after: await deltasOf(trx, units, count) }, { math, subtract })
}

type Units = Awaited<ReturnType<typeof unitsOf>>

async function deltasOf(trx: Write, units: Units, count: Recount['count']): Promise<EvidenceRow[]> {
  const read = await withTrials(
    trx,
    units.map((row) => {
      const { seq, evaluation: _, ...unit } = row
      return { seq, unit: { ...unit, state: 'counted' } }
    }),
  )
  return read.flatMap((unit, index) => count(unit, units[index]?.evaluation ?? ''))
}

/** Counted units, each once. */
async function unitsOf(trx: Write, trialIds: readonly string[]) {
  const found = await inSlices(trialIds, (slice) =>
    trx
      .selectFrom('trials')
      .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
      .select('exchanges.unit')
      .where('trials.id', 'in', slice)
      .execute(),
  )
  const seqs = [...new Set(found.map(({ unit }) => unit))]
  return inSlices(seqs, (slice) =>
    selectUnits(trx)
      .innerJoin('versions', 'versions.seq', 'units.version')
      .innerJoin('counters', 'counters.seq', 'units.countedIn')
      .select(['versions.key as taskVersion', 'counters.evaluation'])
      .where('units.state', '=', 'counted')
      .where('units.seq', 'in', slice)
      .execute(),
  )
}
