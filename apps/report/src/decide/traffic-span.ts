import type { CountDelta, TaskRow } from '@tierdrop/store'

/** From the first to the last request seen, by production's clock; null: too little to read a rate from. */
export type TrafficSpan = { from: number; to: number }

/** a rate is not read from less time than this */
const shortestMs = 10_000
const msPerDay = 86_400_000

/**
 * The time that the counts are of. Never up to now: a report read a week after the traffic ended would
 * call the traffic thin. Counts know the hour alone, so the end is the newest sampled request, or the
 * beginning of the last hour counted where none was sampled so late.
 */
export function trafficSpan(
  tasks: readonly TaskRow[],
  counts: readonly Pick<CountDelta, 'hour'>[],
  newestSampled: readonly number[],
): TrafficSpan | null {
  if (tasks.length === 0 || counts.length === 0) return null
  const from = tasks.reduce((least, { firstSeen }) => Math.min(least, firstSeen), Number.POSITIVE_INFINITY)
  const ends = [...counts.map(({ hour }) => hour), ...newestSampled]
  const to = ends.reduce((most, end) => Math.max(most, end), Number.NEGATIVE_INFINITY)
  return to - from < shortestMs ? null : { from, to }
}

/** How much a day at the rate of this span; null: unknown. */
export function perDay(amount: number, span: TrafficSpan | null): number | null {
  return span === null ? null : (amount * msPerDay) / (span.to - span.from)
}
