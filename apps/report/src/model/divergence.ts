import { type Grade, gradeSession } from '@tierdrop/scoring'
import type { StepOutcome } from '@tierdrop/store'
import type { Divergence } from './types.ts'

const outcomes: Readonly<Record<StepOutcome['outcome'], Grade>> = {
  passed: { outcome: 'passed', score: 1 },
  failed: { outcome: 'failed', score: 0, failures: [] },
  unscored: { outcome: 'unscored', reason: 'not graded' },
}

/**
 * Where the conversations of a candidate first came out otherwise; what follows there would not have
 * happened like this. Null where no conversation has several requests. Rows come newest first, so that at
 * the limit the oldest conversation may lack its beginning.
 */
export function divergenceOf(read: readonly StepOutcome[], limit: number): Divergence | null {
  const cut = read.length < limit ? undefined : read.at(-1)?.unitId
  const rows = read.filter(({ unitId }) => unitId !== cut)
  if (rows.every(({ step }) => step === 0)) return null
  const at = new Map<number, number>()
  let passed = 0
  let unscored = 0
  const sessions = Map.groupBy(rows, ({ unitId }) => unitId)
  for (const steps of sessions.values()) {
    const { grade, divergedAt } = gradeSession(
      steps.map(({ step, outcome }) => ({ step, grade: outcomes[outcome] })),
    )
    if (grade.outcome === 'passed') passed++
    else if (divergedAt === null) unscored++
    else at.set(divergedAt, (at.get(divergedAt) ?? 0) + 1)
  }
  const first = [...at].map(([step, count]) => ({ step, count })).sort((a, b) => a.step - b.step)
  return { sessions: sessions.size, passed, unscored, first }
}
