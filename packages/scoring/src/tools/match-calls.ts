/** Which call answers which: parallel calls come in any order. */
export type Matched = {
  exact: [number, number][]
  alike: [number, number][]
  expected: number[]
  given: number[]
}

export function matchCalls(
  expected: number,
  given: number,
  isSame: (i: number, j: number) => boolean,
  /** how much is wrong between two calls of one tool; null where they are of different tools */
  distance: (i: number, j: number) => number | null,
): Matched {
  const fits = Array.from({ length: expected }, (_, i) => range(given).filter((j) => isSame(i, j)))
  const takenBy = new Map<number, number>()
  for (const i of range(expected)) assign(i, fits, takenBy, new Set())
  const exact = [...takenBy].map(([j, i]): [number, number] => [i, j]).sort(([a], [b]) => a - b)
  const openExpected = new Set(range(expected).filter((i) => !exact.some(([taken]) => taken === i)))
  const openGiven = new Set(range(given).filter((j) => !takenBy.has(j)))
  const near: [number, number, number][] = []
  for (const i of openExpected)
    for (const j of openGiven) {
      const apart = distance(i, j)
      if (apart !== null) near.push([i, j, apart])
    }
  near.sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1])
  const alike: [number, number][] = []
  for (const [i, j] of near) {
    if (!openExpected.has(i) || !openGiven.has(j)) continue
    openExpected.delete(i)
    openGiven.delete(j)
    alike.push([i, j])
  }
  return { exact, alike, expected: [...openExpected], given: [...openGiven] }
}

/** An augmenting path: a call gives way where another one fits it too. */
function assign(
  i: number,
  fits: readonly number[][],
  takenBy: Map<number, number>,
  tried: Set<number>,
): boolean {
  for (const j of fits[i] ?? []) {
    if (tried.has(j)) continue
    tried.add(j)
    const holder = takenBy.get(j)
    if (holder !== undefined && !assign(holder, fits, takenBy, tried)) continue
    takenBy.set(j, i)
    return true
  }
  return false
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
