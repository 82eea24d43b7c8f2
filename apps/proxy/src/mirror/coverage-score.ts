import type { GradeRow } from '@tierdrop/store'

/**
 * Marks the name of graders whose score is counted in place of their pass: which of the two it is
 * belongs to the grade, so that evidence follows from what is kept and not from today's config.
 */
export const byCoverage = '/coverage'

/** What a score is lowered for already; anything else that is wrong leaves nothing to count. */
const inTheScore: readonly string[] = ['low-coverage', 'lost-second-half']

/** The share of the checkable content that survived; null where passes are counted. */
export function coverageScore(
  grade: Pick<GradeRow, 'grader' | 'outcome' | 'score' | 'failures'> | null,
): number | null {
  if (grade === null || grade.outcome === 'unscored' || grade.score === null) return null
  if (!grade.grader.split('#')[0]?.endsWith(byCoverage)) return null
  const failures = JSON.parse(grade.failures) as { code: string }[]
  return failures.every(({ code }) => inTheScore.includes(code)) ? grade.score : 0
}
