import { sql } from 'kysely'
import type { Database, Engine, Write } from './engine.ts'
import { addToEvidence } from './evidence.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { inSlices } from './in-slices.ts'
import { labelledAsRead } from './labelled-as-read.ts'
import { planTrials } from './plan-trials.ts'
import type { EvidenceRow, LateEvidence, LateUnits, PlannedExchange, UnitEvidence } from './types.ts'
import { type NumberedUnit, selectUnits, withTrials } from './unit-trials.ts'

/** Trials of a candidate that came later; where the unit is closed already, they are counted by themselves. */
export async function planLateTrials(
  engine: Engine,
  trx: Write,
  planned: readonly PlannedExchange[],
  at: number,
): Promise<void> {
  // Between a look at the unit's state and the trials, nobody may count it. Who is about to count a closed one
  // has read it without them.
  await engine.serialise(trx, 'evidence')
  await planTrials(trx, planned, at)
  const ids = planned.flatMap(({ trials }) => trials.map(({ id }) => id))
  await inSlices(ids, (slice) =>
    trx
      .updateTable('trials')
      .set({ late: 1 })
      .where('id', 'in', slice)
      .where('exchange', 'in', (e) =>
        e
          .selectFrom('exchanges')
          .innerJoin('units', 'units.seq', 'exchanges.unit')
          .select('exchanges.seq')
          .where('units.state', 'in', ['closed', 'counted']),
      )
      .execute(),
  )
}

/**
 * Per candidate that has late trials, the next units in order of closing, up to the first of which a
 * trial of its own is not settled.
 */
export async function lateUnits(db: Database, evaluation: string, limit: number): Promise<LateUnits[]> {
  const found: LateUnits[] = []
  const late = (await lateCandidates(db)).filter((it) => it.evaluation === evaluation)
  for (const { version, taskVersion, tier, tierRevision } of late) {
    const rows = await selectUnits(db)
      .innerJoin('counters', 'counters.seq', 'units.countedIn')
      .select(
        sql<number>`case when exists (
          select 1 from trials join exchanges on exchanges.seq = trials.exchange
          where exchanges.unit = units.seq and trials.state in ('pending', 'leased')
            and (trials.tier = ${tier} or (trials.role = 'control' and trials.late = 1))
        ) then 1 else 0 end`.as('unsettled'),
      )
      .where('units.version', '=', version)
      .where('units.state', '=', 'counted')
      .where('counters.evaluation', '=', evaluation)
      .where('units.seq', 'in', (e) =>
        e
          .selectFrom('trials')
          .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
          .select('exchanges.unit')
          .where('trials.late', '=', sql.lit(1))
          .where('trials.tier', '=', tier)
          .where('trials.role', '=', 'candidate'),
      )
      .orderBy('units.number')
      .limit(limit)
      .execute()
    const settled: NumberedUnit[] = []
    for (const { seq, unsettled, ...unit } of rows) {
      if (unsettled === 1) break
      settled.push({ seq, unit: { ...unit, taskVersion, state: 'counted' } })
    }
    if (settled.length === 0) continue
    found.push({ tierRevision, units: await withTrials(db, settled, tierRevision) })
  }
  return found
}

/** Adds what late trials came to, each once; from now on they are like any other. */
export async function countLate(
  engine: Engine,
  trx: Write,
  counted: readonly LateEvidence[],
  evidenceMath: EvidenceMath,
): Promise<void> {
  await engine.serialise(trx, 'evidence')
  const fresh: EvidenceRow[] = []
  for (const { unitId, tierRevision, deltas } of await labelledAsRead(trx, counted)) {
    const own = await markTrials(trx, { unitId, tierRevision, role: 'candidate', late: 0 })
    if (own > 0) fresh.push(...deltas)
    await markTrials(trx, { unitId, tierRevision: null, role: 'control', late: 0 })
  }
  await addToEvidence(trx, fresh, evidenceMath)
}

/**
 * Of units that are counted now, what candidates came to that have earlier units still to be counted:
 * it waits until it is its turn. Answers what is left.
 */
export async function holdBack(trx: Write, counted: readonly UnitEvidence[]): Promise<EvidenceRow[]> {
  const late = new Set((await lateCandidates(trx)).map(keyOf))
  if (late.size === 0) return counted.flatMap(({ deltas }) => deltas)
  const isLate = (it: EvidenceRow) => late.has(keyOf(it))
  for (const { unitId, deltas } of counted) {
    for (const tierRevision of new Set(deltas.filter(isLate).map((it) => it.tierRevision)))
      await markTrials(trx, { unitId, tierRevision, role: 'candidate', late: 1 })
  }
  return counted.flatMap(({ deltas }) => deltas.filter((it) => !isLate(it)))
}

type Late = { evaluation: string; taskVersion: string; tierRevision: string }

const keyOf = ({ evaluation, taskVersion, tierRevision }: Late) =>
  JSON.stringify([evaluation, taskVersion, tierRevision])

/** In each evaluation, since what is late in one says nothing of the next. */
async function lateCandidates(db: Database) {
  const any = await db
    .selectFrom('trials')
    .select('tier')
    .where('late', '=', sql.lit(1))
    .limit(1)
    .executeTakeFirst()
  if (any === undefined) return []
  return db
    .selectFrom('trials')
    .innerJoin('tiers', 'tiers.seq', 'trials.tier')
    .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
    .innerJoin('units', 'units.seq', 'exchanges.unit')
    .innerJoin('versions', 'versions.seq', 'units.version')
    .innerJoin('counters', 'counters.seq', 'units.countedIn')
    .select([
      'counters.evaluation',
      'versions.seq as version',
      'versions.key as taskVersion',
      'trials.tier',
      'tiers.revision as tierRevision',
    ])
    .distinct()
    .where('trials.late', '=', sql.lit(1))
    .where('trials.role', '=', 'candidate')
    .orderBy('versions.seq')
    .orderBy('trials.tier')
    .execute()
}

async function markTrials(
  trx: Write,
  of: { unitId: string; tierRevision: string | null; role: string; late: 0 | 1 },
): Promise<number> {
  const { unitId, tierRevision, role, late } = of
  const marked = await trx
    .updateTable('trials')
    .set({ late })
    .where('late', '=', 1 - late)
    .where('role', '=', role)
    .where('repeat', '=', 0)
    .$if(tierRevision !== null, (query) =>
      query.where('tier', 'in', (e) =>
        e.selectFrom('tiers').select('tiers.seq').where('tiers.revision', '=', tierRevision),
      ),
    )
    .where('exchange', 'in', (e) =>
      e
        .selectFrom('exchanges')
        .innerJoin('exchanges as opener', 'opener.seq', 'exchanges.unit')
        .select('exchanges.seq')
        .where('opener.id', '=', unitId),
    )
    .returning('seq')
    .execute()
  return marked.length
}
