import type { CountDelta, VersionRow } from '@tierdrop/store'

/** requests that a prompt is read from: in a quiet hour a single one with another prompt says nothing */
const fewest = 20

/**
 * The version that is decided: the one that most of the task's newest requests came with, the newest
 * where they tie. Those are its newest hours, so many that they hold enough requests. A single request
 * with another prompt doesn't move the question, a rollout does.
 */
export function currentVersion(
  versions: readonly VersionRow[],
  counts: readonly Pick<CountDelta, 'taskVersion' | 'hour' | 'exchanges'>[],
): VersionRow | null {
  const keys = new Set(versions.map(({ key }) => key))
  const own = counts.filter(({ taskVersion }) => keys.has(taskVersion)).toSorted((a, b) => b.hour - a.hour)
  const requests = new Map<string, number>()
  let looked = 0
  let hour = Number.POSITIVE_INFINITY
  for (const count of own) {
    if (count.hour < hour && looked >= fewest) break
    hour = count.hour
    looked += count.exchanges
    requests.set(count.taskVersion, (requests.get(count.taskVersion) ?? 0) + count.exchanges)
  }
  const of = ({ key }: VersionRow) => requests.get(key) ?? 0
  const [current] = versions.toSorted(
    (a, b) => of(b) - of(a) || b.firstSeen - a.firstSeen || (a.key < b.key ? -1 : 1),
  )
  return current ?? null
}
