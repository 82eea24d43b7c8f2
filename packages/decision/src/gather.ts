import { emptyEvidence, sumEvidence } from './evidence.ts'
import type { Evidence, EvidenceCell, Reading } from './types.ts'

export type Gathered = {
  whole: Evidence
  /** of the whole task in the other reading */
  other: Evidence
  days: { day: string; evidence: Evidence }[]
  /** the rows of the facets' cells, in the reading that decides */
  cells: EvidenceCell[]
  lastDay: string | null
}

/** Adds up the rows of one candidate; cells are left as they are until a rule asks for them. */
export function gather(rows: readonly EvidenceCell[], reading: Reading): Gathered {
  const reviewed = lastReviewedDay(rows)
  const own = rows.filter((row) => row.reading === reading).map((row) => dropUnasked(row, reviewed))
  const whole = own.filter(({ slice }) => slice === '')
  const other = rows.filter((row) => row.slice === '' && row.reading !== reading)
  const byDay = new Map<string, Evidence[]>()
  for (const { day, evidence } of whole) byDay.set(day, [...(byDay.get(day) ?? []), evidence])
  const days = [...byDay]
    .map(([day, list]) => ({ day, evidence: sumEvidence(list) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    whole: days.length === 0 ? emptyEvidence() : sumEvidence(days.map(({ evidence }) => evidence)),
    other: other.length === 0 ? emptyEvidence() : sumEvidence(other.map(({ evidence }) => evidence)),
    days,
    cells: own.filter(({ slice }) => slice !== ''),
    lastDay: days.at(-1)?.day ?? null,
  }
}

function lastReviewedDay(rows: readonly EvidenceCell[]): string | null {
  return rows
    .filter(
      ({ slice, evidence }) =>
        slice === '' && (evidence.judgePassed > 0 || Object.keys(evidence.labels).length > 0),
    )
    .reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null)
}

/**
 * Days after the last one that was reviewed wait for their reviews: like units whose trials are not
 * settled, they don't count yet. Within the days before, what nobody labelled is a failure.
 */
function dropUnasked(row: EvidenceCell, reviewed: string | null): EvidenceCell {
  const isWaiting = reviewed === null || row.day > reviewed
  if (!isWaiting || Object.keys(row.evidence.drawn).length === 0) return row
  return { ...row, evidence: { ...row.evidence, drawn: {} } }
}
