import type { CountDelta, VersionRow } from '@tierdrop/store'

/**
 * The version that is decided: the one that most requests of the task's newest hour came with, the
 * newest where they tie. A single request with another prompt doesn't move the question, a rollout does.
 */
export function currentVersion(
  versions: readonly VersionRow[],
  counts: readonly Pick<CountDelta, 'taskVersion' | 'hour' | 'exchanges'>[],
): VersionRow | null {
  const keys = new Set(versions.map(({ key }) => key))
  const own = counts.filter(({ taskVersion }) => keys.has(taskVersion))
  const newestHour = own.reduce((newest, { hour }) => Math.max(newest, hour), Number.NEGATIVE_INFINITY)
  const inNewestHour = (key: string) =>
    own
      .filter(({ taskVersion, hour }) => taskVersion === key && hour === newestHour)
      .reduce((sum, { exchanges }) => sum + exchanges, 0)
  const [current] = versions
    .map((version) => ({ version, requests: inNewestHour(version.key) }))
    .toSorted(
      (a, b) =>
        b.requests - a.requests ||
        b.version.firstSeen - a.version.firstSeen ||
        (a.version.key < b.version.key ? -1 : 1),
    )
  return current?.version ?? null
}
