import type { CountDelta, TaskRow } from '@tierdrop/store'

/** From the first to the last request seen, by production's clock; null: too little to read a rate from. */
export type TrafficSpan = { from: number; to: number }

/** a rate is not read from less time than this */
const shortestMs = 10_000
const msPerDay = 86_400_000
/** traffic that is apart from the rest by more than this is none that a rate is read from */
const longestGap = 14 * msPerDay

/**
 * The time that the counts are of. Never up to now: a report read a week after the traffic ended would
 * call the traffic thin. Counts know the hour alone, so the end is the newest sampled request, or the
 * beginning of the last hour counted where none was sampled so late. A clock that jumped leaves a few
 * requests far from all others: of stretches that lie apart, the one with most requests counts.
 */
export function trafficSpan(
  tasks: readonly Pick<TaskRow, 'firstSeen'>[],
  counts: readonly Pick<CountDelta, 'hour' | 'exchanges'>[],
  newestSampled: readonly number[],
): TrafficSpan | null {
  const stretch = busiest(counts)
  if (tasks.length === 0 || stretch === null) return null
  const isNear = (at: number) => at > stretch.from - longestGap && at < stretch.to + longestGap
  const starts = tasks.map(({ firstSeen }) => firstSeen).filter(isNear)
  const from = starts.length === 0 ? stretch.from : Math.min(...starts)
  const to = Math.max(stretch.to, ...newestSampled.filter(isNear))
  return to - from < shortestMs ? null : { from, to }
}

/** From the first hour to the last of the stretch with most requests; the later one where they tie. */
function busiest(counts: readonly Pick<CountDelta, 'hour' | 'exchanges'>[]): TrafficSpan | null {
  let most: (TrafficSpan & { exchanges: number }) | null = null
  let last: (TrafficSpan & { exchanges: number }) | null = null
  for (const { hour, exchanges } of counts.toSorted((a, b) => a.hour - b.hour)) {
    if (last === null || hour - last.to > longestGap) last = { from: hour, to: hour, exchanges: 0 }
    last.to = hour
    last.exchanges += exchanges
    if (most === null || last.exchanges >= most.exchanges) most = last
  }
  return most
}

/** How much a day at the rate of this span; null: unknown. */
export function perDay(amount: number, span: TrafficSpan | null): number | null {
  return span === null ? null : (amount * msPerDay) / (span.to - span.from)
}
