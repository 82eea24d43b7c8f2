import { emptyEvidence } from './empty-evidence.ts'
import { sumEvidence, sumLosses } from './evidence.ts'
import type { SafetyEvidence } from './safety.ts'
import type { Evidence, EvidenceCell, Reading } from './types.ts'

export type Gathered = {
  whole: Evidence
  /** of the whole task in the other reading */
  other: SafetyEvidence
  days: { day: string; evidence: Evidence }[]
  /** the rows of the facets' cells, in the reading that decides */
  cells: EvidenceCell[]
  lastDay: string | null
  /** ms of traffic that was seen */
  span: number
}

/** Adds up the rows of one candidate; cells are left as they are until a rule asks for them. */
export function gather(rows: readonly EvidenceCell[], reading: Reading): Gathered {
  const reviewed = lastReviewedDay(rows)
  const own = rows.filter((row) => row.reading === reading).map((row) => dropUnasked(row, reviewed))
  const whole = own.filter(({ slice }) => slice === '')
  const other = rows
    .filter((row) => row.slice === '' && row.reading !== reading)
    .map((row) => dropUnasked(row, reviewed))
  const byDay = new Map<string, Evidence[]>()
  for (const { day, evidence } of whole) byDay.set(day, [...(byDay.get(day) ?? []), evidence])
  const days = [...byDay]
    .map(([day, list]) => ({ day, evidence: sumEvidence(list) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return {
    whole: days.length === 0 ? emptyEvidence() : sumEvidence(days.map(({ evidence }) => evidence)),
    other: sumLosses(other.map(({ evidence }) => evidence)),
    days,
    cells: own.filter(({ slice }) => slice !== ''),
    lastDay: days.at(-1)?.day ?? null,
    span: spanOf(days.map(({ evidence }) => evidence)),
  }
}

/** The same without what it costs and how fast it is. */
export function gatherLosses(
  rows: readonly EvidenceCell[],
  reading: Reading,
): { whole: SafetyEvidence; lastDay: string | null } {
  const reviewed = lastReviewedDay(rows)
  const own = rows
    .filter((row) => row.slice === '' && row.reading === reading)
    .map((row) => dropUnasked(row, reviewed))
  return {
    whole: sumLosses(own.map(({ evidence }) => evidence)),
    lastDay: own.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null),
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

const msPerDay = 86_400_000

/**
 * From the first exchange to the last, but for gaps of more than a day: a weekend without traffic
 * was not watched, and a clock that jumped for a moment does not make years.
 */
function spanOf(days: readonly Evidence[]): number {
  const stretches = days
    .flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]))
    .sort((a, b) => a.from - b.from)
  let span = 0
  let until: number | null = null
  for (const { from, to } of stretches) {
    // a stretch of more than two days within the rows of one day is a clock that jumped
    if (to - from > 2 * msPerDay) continue
    const start: number = until === null || from - until > msPerDay ? from : until
    if (to > start) span += to - start
    until = until === null ? to : Math.max(until, to)
  }
  return span
}
