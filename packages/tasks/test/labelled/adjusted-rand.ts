/** Agreement of two clusterings, corrected for chance: 1 is the same, 0 is what chance gives. */
export const adjustedRand = (truth: readonly string[], found: readonly string[]): number => {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((sum, size) => sum + pairs(size), 0)
  }
  const both = count(truth.map((key, at) => `${key}\n${found[at]}`))
  const [a, b] = [count(truth), count(found)]
  const expected = (a * b) / pairs(truth.length)
  return (both - expected) / ((a + b) / 2 - expected)
}
