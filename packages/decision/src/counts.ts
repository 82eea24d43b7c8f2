export type Counts = Readonly<Record<string, number>>

export function addCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, 1)
}

export function subtractCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, -1)
}

/** Keys in one order whatever was added first, so that equal counts are equal byte for byte. */
function combine(a: Counts, b: Counts, sign: 1 | -1): Counts {
  const added = Object.keys(b)
  if (added.length === 0) return a
  const sums = new Map(Object.entries(a))
  let isNew = false
  for (const key of added) {
    if (!sums.has(key)) isNew = true
    const sum = (sums.get(key) ?? 0) + sign * (b[key] ?? 0)
    if (sum === 0) sums.delete(key)
    else sums.set(key, sum)
  }
  const entries = [...sums]
  if (isNew) entries.sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0))
  return Object.fromEntries(entries)
}
