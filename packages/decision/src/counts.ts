export type Counts = Readonly<Record<string, number>>
export type Signed<T> = { value: T; sign: 1 | -1 }

/** Keys in one order whatever was added first, so that equal counts are equal byte for byte. */
export function sumCounts(list: readonly Signed<Counts>[]): Counts {
  const [first] = list
  if (first === undefined) return {}
  if (list.length === 1 && first.sign === 1) return first.value
  const sums = new Map<string, number>()
  for (const { value, sign } of list) {
    for (const key in value) sums.set(key, (sums.get(key) ?? 0) + sign * (value[key] ?? 0))
  }
  const sorted: Record<string, number> = {}
  for (const key of [...sums.keys()].sort()) {
    const sum = sums.get(key) ?? 0
    if (sum !== 0) sorted[key] = sum
  }
  return sorted
}
