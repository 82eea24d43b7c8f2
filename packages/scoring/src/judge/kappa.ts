export type Kappa = {
  /** null where both only ever say one thing: agreement by chance is then certain */
  kappa: number | null
  low: number | null
  high: number | null
  labels: number
}

/** Cohen's kappa with the large-sample interval of Fleiss, Cohen and Everitt (1969). */
export function kappa(labelsA: readonly string[], labelsB: readonly string[], z = 1.959964): Kappa {
  if (labelsA.length !== labelsB.length)
    throw new Error(`labels: expected as many of both, got ${labelsA.length} and ${labelsB.length}`)
  const labels = labelsA.length
  const unknown: Kappa = { kappa: null, low: null, high: null, labels }
  if (labels === 0) return unknown
  const names = [...new Set([...labelsA, ...labelsB])]
  const cells = names.map((a) =>
    names.map((b) => labelsA.filter((label, at) => label === a && labelsB[at] === b).length / labels),
  )
  const rows = cells.map(sum)
  const columns = names.map((_, at) => sum(cells.map((row) => row[at] ?? 0)))
  const agreed = sum(names.map((_, at) => cells[at]?.[at] ?? 0))
  const chance = sum(names.map((_, at) => (rows[at] ?? 0) * (columns[at] ?? 0)))
  if (1 - chance < 1e-12) return unknown
  const value = (agreed - chance) / (1 - chance)
  let inside = 0
  let outside = 0
  for (const [i, row] of cells.entries())
    for (const [j, cell] of row.entries()) {
      const margins = (columns[i] ?? 0) + (rows[j] ?? 0)
      if (i === j) inside += cell * (1 - chance - margins * (1 - agreed)) ** 2
      else outside += cell * margins ** 2
    }
  const variance =
    (inside + (1 - agreed) ** 2 * outside - (agreed * chance - 2 * chance + agreed) ** 2) /
    (labels * (1 - chance) ** 4)
  const half = z * Math.sqrt(Math.max(0, variance))
  // All agree: the formula knows no doubt, three in n does.
  const doubt = variance <= 1e-15 ? 3 / labels : 0
  return { kappa: value, low: Math.max(-1, value - half - doubt), high: Math.min(1, value + half), labels }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
