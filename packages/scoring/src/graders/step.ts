import type { Grade, Grader } from '../types.ts'
import { toolCallsGrader } from './tool-calls.ts'

/** One step of an agent, its tools' results given as production had them. */
export const stepGrader: Grader = { ...toolCallsGrader, name: 'step' }

export type GradedStep = { step: number; grade: Grade }

export type SessionGrade = {
  grade: Grade
  /** the first step that failed; what comes after it would not have happened like this */
  divergedAt: number | null
}

/** A session passes where every step does; its score is how far it got. */
export function gradeSession(steps: readonly GradedStep[]): SessionGrade {
  const ordered = [...steps].sort((a, b) => a.step - b.step)
  const [first] = ordered
  if (first === undefined)
    return { grade: { outcome: 'unscored', reason: 'the session has no graded step' }, divergedAt: null }
  for (const [index, { step, grade }] of ordered.entries()) {
    if (grade.outcome === 'passed') continue
    if (grade.outcome === 'unscored')
      return (
        laterFailure(ordered, index) ?? {
          grade: { outcome: 'unscored', reason: `step ${step}: ${grade.reason}` },
          divergedAt: null,
        }
      )
    return failedAt(ordered, index)
  }
  return { grade: { outcome: 'passed', score: 1 }, divergedAt: null }
}

/** A failed step fails the session even where an earlier one could not be told. */
function laterFailure(steps: readonly GradedStep[], from: number): SessionGrade | null {
  const index = steps.findIndex(({ grade }, at) => at > from && grade.outcome === 'failed')
  return index < 0 ? null : failedAt(steps, index)
}

function failedAt(steps: readonly GradedStep[], index: number): SessionGrade {
  const at = steps[index]
  if (at?.grade.outcome !== 'failed') throw new Error('the step did not fail')
  const failures = at.grade.failures.map((found) => ({
    ...found,
    path: `step ${at.step}${found.path === null ? '' : `: ${found.path}`}`,
  }))
  return { grade: { outcome: 'failed', score: index / steps.length, failures }, divergedAt: at.step }
}
