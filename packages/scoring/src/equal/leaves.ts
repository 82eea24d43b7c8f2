/** The number of leaves below a value; an empty list or object is one. */
export function leavesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 0
  for (const item of Object.values(value)) count += leavesOf(item)
  return Math.max(count, 1)
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (typeof value !== 'object') return false
  return Object.keys(value).length === 0
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
