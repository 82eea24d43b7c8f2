import type { Database } from './engine.ts'
import { judgeLabels } from './judge-labels.ts'
import { runIn } from './prepared.ts'
import { labelsOf } from './reviews.ts'
import { selectSettled, toSettled } from './settled-trials.ts'
import type { UnitRow, UnitTrials } from './types.ts'
import { selectFollowers, selectOpeners, toUnitExchange } from './unit-exchanges.ts'

export type NumberedUnit = { seq: number; unit: UnitRow }
type Settled = UnitTrials['trials'][number]

/**
 * Units with all that came of them, in the order given. Late trials are no part of what was counted;
 * `late` asks for those of one candidate, beside the controls.
 */
export async function withTrials(
  db: Database,
  units: readonly NumberedUnit[],
  late?: string,
): Promise<UnitTrials[]> {
  const seqs = units.map((unit) => unit.seq)
  const openers = await runIn(db, seqs, selectOpeners)
  const followers = await runIn(db, seqs, selectFollowers)
  const seen = [...openers, ...followers].map((row) => ({ seq: row.seq, exchange: toUnitExchange(row) }))
  const exchangeOf = new Map(seen.map(({ seq, exchange }) => [seq, exchange]))
  const tried = await runIn(
    db,
    seen.map(({ seq }) => seq),
    selectSettled,
  )
  const rows = tried.filter((row) =>
    late === undefined ? row.late === 0 : row.role === 'control' || row.tierRevision === late,
  )
  const labels = await labelsOf(
    db,
    rows.map(({ seq }) => seq),
  )
  const judging = await judgeLabels(
    db,
    rows.map(({ id, exchange }) => ({ id, taskVersion: exchangeOf.get(exchange)?.taskVersion ?? '' })),
  )
  const trials = rows
    .sort((a, b) => a.seq - b.seq)
    .flatMap((row): Settled[] => {
      const exchange = exchangeOf.get(row.exchange)
      if (exchange === undefined) return []
      return [
        {
          ...toSettled(row, exchange),
          label: labels.get(row.seq) ?? null,
          judgeLabel: judging.get(row.id) ?? null,
        },
      ]
    })

  const exchanges = seen.map(({ exchange }) => exchange).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const exchangesOf = Map.groupBy(exchanges, (exchange) => exchange.unitId)
  const trialsOf = Map.groupBy(trials, (trial) => trial.unitId)
  return units.map(({ unit }) => ({
    unit,
    exchanges: exchangesOf.get(unit.id) ?? [],
    trials: trialsOf.get(unit.id) ?? [],
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
