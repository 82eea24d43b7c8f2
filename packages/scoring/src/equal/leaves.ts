/** The number of leaves below a value; an empty list or object is one. */
export function leavesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 0
  for (const item of Object.values(value)) count += leavesOf(item)
  return Math.max(count, 1)
}

/** Nothing, or nothing but nothings: {"street": null, "lines": []} says as much as leaving it out. */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === '') return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  // Seen from every level of what nests, all of it would cost its square.
  if (depth === deepEnough) return false
  for (const key in value) if (!isEmpty((value as Record<string, unknown>)[key], depth + 1)) return false
  return true
}

const deepEnough = 3

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
