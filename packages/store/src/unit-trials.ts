import { lastAttempts } from './attempts.ts'
import type { Database } from './engine.ts'
import { selectExchanges, toExchange } from './exchanges.ts'
import { decisiveGrades } from './grades.ts'
import { inSlices } from './in-slices.ts'
import { judgeLabels } from './judge-labels.ts'
import { latestLabels } from './reviews.ts'
import { selectTrials, toTrial } from './trials.ts'
import type { UnitRow, UnitTrials } from './types.ts'

export type NumberedUnit = { seq: number; unit: UnitRow }

/** Units with all that came of them, in the order given. */
export async function withTrials(db: Database, units: readonly NumberedUnit[]): Promise<UnitTrials[]> {
  const seqs = units.map((unit) => unit.seq)
  const openers = await inSlices(seqs, (slice) =>
    selectExchanges(db).where('exchanges.seq', 'in', slice).execute(),
  )
  const followers = await inSlices(seqs, (slice) =>
    selectExchanges(db)
      .where('exchanges.unit', 'in', slice)
      .whereRef('exchanges.unit', '<>', 'exchanges.seq')
      .execute(),
  )
  const exchanges = [...openers, ...followers]
    .map(toExchange)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const trials = (
    await inSlices(
      exchanges.map((exchange) => exchange.id),
      (slice) => selectTrials(db).where('exchanges.id', 'in', slice).orderBy('trials.seq').execute(),
    )
  ).map(toTrial)
  const ids = trials.map((trial) => trial.id)
  const grades = await decisiveGrades(db, ids)
  const attempts = await lastAttempts(db, ids)
  const labels = await latestLabels(db, ids)
  const versionOf = new Map(exchanges.map((exchange) => [exchange.id, exchange.taskVersion]))
  const judging = await judgeLabels(
    db,
    trials.map(({ id, exchangeId }) => ({ id, taskVersion: versionOf.get(exchangeId) ?? '' })),
  )

  const exchangesOf = Map.groupBy(exchanges, (exchange) => exchange.unitId)
  const trialsOf = Map.groupBy(trials, (trial) => trial.unitId)
  return units.map(({ unit }) => ({
    unit,
    exchanges: exchangesOf.get(unit.id) ?? [],
    trials: (trialsOf.get(unit.id) ?? []).map((trial) => ({
      ...trial,
      grade: grades.get(trial.id) ?? null,
      attempt: attempts.get(trial.id) ?? null,
      label: labels.get(trial.id) ?? null,
      judgeLabel: judging.get(trial.id) ?? null,
    })),
  }))
}

export function selectUnits(db: Database) {
  return db
    .selectFrom('units')
    .innerJoin('exchanges as opener', 'opener.seq', 'units.seq')
    .select([
      'units.seq',
      'opener.id',
      'units.sessionKey',
      'units.ordinal',
      'units.openedAt',
      'units.lastAt',
      'units.closesAt',
      'units.closedAt',
      'units.number',
    ])
}
