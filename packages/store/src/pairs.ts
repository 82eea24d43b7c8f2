import { lastAttempts } from './attempts.ts'
import type { Database } from './engine.ts'
import { exchangesById } from './exchanges.ts'
import { decisiveGrades } from './grades.ts'
import { inSlices } from './in-slices.ts'
import { selectTrials, toTrial } from './trials.ts'
import type { PairFilter, PairRow } from './types.ts'

/** Graded trials of candidates beside their exchange, the newest first; `before` is the id of the last one seen. */
export async function pairs(db: Database, filter: PairFilter): Promise<PairRow[]> {
  const trials = (await selectFiltered(db, filter)).map(toTrial)
  const ids = trials.map((trial) => trial.id)
  const exchangeIds = [...new Set(trials.map((trial) => trial.exchangeId))]

  const exchanges = new Map((await exchangesById(db, exchangeIds)).map((exchange) => [exchange.id, exchange]))
  const controlOf = await controls(db, exchangeIds)
  const grades = await decisiveGrades(db, [...ids, ...controlOf.values()])
  const attempts = await lastAttempts(db, ids)

  return trials.flatMap((trial) => {
    const exchange = exchanges.get(trial.exchangeId)
    if (exchange === undefined) return []
    const attempt = attempts.get(trial.id)
    return {
      trial,
      exchange,
      grade: grades.get(trial.id) ?? null,
      control: grades.get(controlOf.get(trial.exchangeId) ?? '') ?? null,
      firstMs: attempt?.firstMs ?? null,
      totalMs: attempt?.totalMs ?? null,
      costNano: attempt?.costNano ?? null,
    }
  })
}

function selectFiltered(db: Database, filter: PairFilter) {
  const { taskVersion, taskKey, tierRevision, tierName, outcome, trial, before, limit } = filter
  let query = selectTrials(db)
    .innerJoin('shapes', 'shapes.seq', 'exchanges.shape')
    .where('trials.role', '=', filter.role ?? 'candidate')
    .where('trials.state', '=', 'graded')
  if (taskVersion !== undefined) query = query.where('shapes.taskVersion', '=', taskVersion)
  if (taskKey !== undefined) {
    query = query.where('shapes.taskVersion', 'in', (e) =>
      e.selectFrom('versions').select('versions.key').where('versions.taskKey', '=', taskKey),
    )
  }
  if (tierRevision !== undefined) query = query.where('tiers.revision', '=', tierRevision)
  if (tierName !== undefined) query = query.where('tiers.name', '=', tierName)
  if (outcome !== undefined) query = query.where('trials.outcome', '=', outcome)
  if (trial !== undefined) query = query.where('trials.id', '=', trial)
  if (before !== undefined) {
    query = query.where('trials.seq', '<', (e) =>
      e.selectFrom('trials as last').select('last.seq').where('last.id', '=', before),
    )
  }
  return query.orderBy('trials.seq', 'desc').limit(limit).execute()
}

/** The id of each exchange's first control trial. */
async function controls(db: Database, exchangeIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await inSlices(exchangeIds, (slice) =>
    db
      .selectFrom('trials')
      .innerJoin('exchanges', 'exchanges.seq', 'trials.exchange')
      .select(['trials.id', 'exchanges.id as exchangeId'])
      .where('exchanges.id', 'in', slice)
      .where('trials.role', '=', 'control')
      .where('trials.repeat', '=', 0)
      .execute(),
  )
  return new Map(rows.map((row) => [row.exchangeId, row.id]))
}
