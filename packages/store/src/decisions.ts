import type { Database, Engine, Write } from './engine.ts'
import type { DecisionRow, NewDecision, RecordedDecision } from './types.ts'
import { appendVerdicts } from './verdicts.ts'

/**
 * Appends what is said and keeps the ledger, or, where another process has done so since, nothing: the
 * ledger and the decision before must be the ones that this one was made from.
 */
export async function recordDecision(engine: Engine, trx: Write, record: NewDecision): Promise<boolean> {
  await engine.serialise(trx, 'decisions')
  const { ledger, evaluation, previous } = record
  const kept = await trx.selectFrom('meta').select('value').where('key', '=', ledger.key).executeTakeFirst()
  const value = kept?.value ?? null
  // Another process that came to the very same ledger has changed nothing.
  if (value !== ledger.before && value !== ledger.after) return false
  const latest = await newest(trx, evaluation)
  if ((latest?.id ?? null) !== previous) return false
  await trx
    .insertInto('meta')
    .values({ key: ledger.key, value: ledger.after })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: ledger.after }))
    .execute()
  await appendVerdicts(trx, record.verdicts, record.recommendations)
  if (record.decision) {
    const { verdicts, recommendations, ...row } = record.decision
    await trx
      .insertInto('decisions')
      .values({
        ...row,
        verdicts: JSON.stringify(verdicts),
        recommendations: JSON.stringify(recommendations),
      })
      .execute()
  }
  return true
}

/** What was on record at a time: the last decision appended by then, with its rows in the order in which they were said. */
export async function decisionAt(
  db: Database,
  evaluation: string,
  at = Number.MAX_SAFE_INTEGER,
): Promise<RecordedDecision | null> {
  const row = await newest(db, evaluation, at)
  if (row === undefined) return null
  const decision: DecisionRow = {
    id: row.id,
    at: row.at,
    evaluation: row.evaluation,
    verdicts: JSON.parse(row.verdicts) as string[],
    recommendations: JSON.parse(row.recommendations) as string[],
    ledger: row.ledger,
  }
  const verdicts = await rowsOf(decision.verdicts, (ids) =>
    db.selectFrom('verdicts').selectAll().where('id', 'in', ids).execute(),
  )
  const recommendations = await rowsOf(decision.recommendations, (ids) =>
    db.selectFrom('recommendations').selectAll().where('id', 'in', ids).execute(),
  )
  return { decision, verdicts, recommendations }
}

/** By the order of appending: a clock that was set back doesn't make an older decision the newest. */
function newest(db: Database, evaluation: string, at = Number.MAX_SAFE_INTEGER) {
  return db
    .selectFrom('decisions')
    .selectAll()
    .where('evaluation', '=', evaluation)
    .where('at', '<=', at)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const page = 500

async function rowsOf<Row extends { id: string }>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows = new Map<string, Row>()
  for (let start = 0; start < ids.length; start += page) {
    for (const row of await read(ids.slice(start, start + page))) rows.set(row.id, row)
  }
  return ids.flatMap((id) => rows.get(id) ?? [])
}
