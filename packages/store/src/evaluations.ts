import type { Write } from './engine.ts'
import type { EvaluationRow } from './types.ts'

/**
 * Found by its name. Id, start, policy and seed stay as they were when it began; owner, end and budget
 * follow the config. What starts anew takes another name.
 */
export function putEvaluation(trx: Write, row: EvaluationRow): Promise<EvaluationRow> {
  const { owner, endsAt, budgetNano } = row
  return trx
    .insertInto('evaluations')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ owner, endsAt, budgetNano }))
    .returningAll()
    .executeTakeFirstOrThrow()
}
