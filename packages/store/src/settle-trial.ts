import type { Write } from './engine.ts'
import { StoreError } from './errors.ts'
import type { GradeRow } from './types.ts'

export type Settled = {
  state: 'graded' | 'left-out'
  reason: string | null
  grades: readonly GradeRow[]
  judgeAt?: number
}

/**
 * A trial is settled once: what comes later, from a worker whose lease had run out, changes nothing.
 * Of several grades the first decides.
 */
export async function settleTrial(trx: Write, trialId: string, settled: Settled): Promise<void> {
  const decisive = settled.grades[0]
  const trial = await trx
    .updateTable('trials')
    .set({
      state: settled.state,
      reason: settled.reason,
      leaseOwner: null,
      leaseUntil: null,
      grader: decisive?.grader ?? null,
      graderVersion: decisive?.graderVersion ?? null,
      outcome: decisive?.outcome ?? null,
      judgeAt: settled.judgeAt ?? null,
    })
    .where('id', '=', trialId)
    .where('state', 'in', ['pending', 'leased'])
    .returning('seq')
    .executeTakeFirst()
  if (trial !== undefined) return insertGrades(trx, trial.seq, settled.grades)

  const known = await trx.selectFrom('trials').select('seq').where('id', '=', trialId).executeTakeFirst()
  if (known === undefined)
    throw new StoreError('unknown-reference', `there is no trial "${trialId}" to settle`)
}

/** Grades of another grader or version, the first of which decides from now on; its unit is to be counted anew. */
export async function regradeTrial(trx: Write, trialId: string, grades: readonly GradeRow[]): Promise<void> {
  const decisive = grades[0]
  if (decisive === undefined) return
  const trial = await trx
    .updateTable('trials')
    .set({ grader: decisive.grader, graderVersion: decisive.graderVersion, outcome: decisive.outcome })
    .where('id', '=', trialId)
    .where('state', '=', 'graded')
    .returning('seq')
    .executeTakeFirst()
  if (trial === undefined) {
    throw new StoreError(
      'out-of-order',
      `trial "${trialId}" has no grade yet, so there is nothing to regrade`,
    )
  }
  await insertGrades(trx, trial.seq, grades)
}

export async function insertGrades(trx: Write, trial: number, grades: readonly GradeRow[]): Promise<void> {
  for (const { trialId: _, detectable, ...grade } of grades) {
    await trx
      .insertInto('grades')
      .values({ trial, ...grade, detectable: detectable ? 1 : 0 })
      .onConflict((conflict) => conflict.columns(['trial', 'grader', 'graderVersion']).doNothing())
      .execute()
  }
}
