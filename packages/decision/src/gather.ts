import { addEvidence, emptyEvidence } from './evidence.ts'
import { type CellEvidence, cellsOf } from './search-rule.ts'
import type { Evidence, EvidenceCell, Reading } from './types.ts'

export type Gathered = {
  whole: Evidence
  /** of the whole task in the other reading */
  other: Evidence
  days: { day: string; evidence: Evidence }[]
  /** summed over days; only where asked for, since it is the dear part */
  cells: () => CellEvidence[]
  lastDay: string | null
}

/** Adds up the rows of one candidate. */
export function gather(rows: readonly EvidenceCell[], reading: Reading): Gathered {
  const days = new Map<string, Evidence>()
  let other = emptyEvidence()
  for (const row of rows) {
    if (row.slice !== '') continue
    if (row.reading !== reading) other = addEvidence(other, row.evidence)
    else days.set(row.day, addEvidence(days.get(row.day) ?? emptyEvidence(), row.evidence))
  }
  const list = [...days]
    .map(([day, evidence]) => ({ day, evidence }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    whole: list.reduce((sum, { evidence }) => addEvidence(sum, evidence), emptyEvidence()),
    other,
    days: list,
    cells: () => sumCells(rows.filter((row) => row.slice !== '' && row.reading === reading)),
    lastDay: list.at(-1)?.day ?? null,
  }
}

function sumCells(rows: readonly EvidenceCell[]): CellEvidence[] {
  const sums = new Map<string, Evidence>()
  for (const { slice, evidence } of rows) {
    const sum = sums.get(slice)
    sums.set(slice, sum === undefined ? evidence : addEvidence(sum, evidence))
  }
  return cellsOf(sums)
}
