import type { GradeRow } from '@tierdrop/store'

const open: readonly string[] = ['differs', 'different-code']

/** Failed for no other reason than that text or code differs: whether it is as good, comparing can't tell. */
export function isOpenFailure(grade: Pick<GradeRow, 'outcome' | 'failures'> | null): boolean {
  if (grade?.outcome !== 'failed') return false
  const failures = JSON.parse(grade.failures) as { code: string }[]
  return failures.length > 0 && failures.every(({ code }) => open.includes(code))
}
