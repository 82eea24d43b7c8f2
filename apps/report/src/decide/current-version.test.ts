import type { VersionRow } from '@tierdrop/store'
import { describe, expect, it } from 'vitest'
import { currentVersion } from './current-version.ts'

const hour = 3_600_000
const version = (key: string, firstSeen: number): VersionRow => ({
  key,
  taskKey: 'task',
  kind: 'classify',
  fingerprint: key,
  sketch: '',
  previousKey: null,
  excerpt: '',
  firstSeen,
})
const old = version('old', 0)
const edited = version('edited', 5 * hour)
const seen = (taskVersion: string, at: number, exchanges: number) => ({ taskVersion, hour: at, exchanges })

describe('currentVersion', () => {
  it('does not move for one request with another prompt', () => {
    expect(currentVersion([old, edited], [seen('old', 5 * hour, 99), seen('edited', 5 * hour, 1)])).toBe(old)
  })

  it('does not move for the first request of an hour, if that one has another prompt', () => {
    const counts = [seen('old', 3 * hour, 12), seen('old', 4 * hour, 11), seen('edited', 5 * hour, 1)]
    expect(currentVersion([old, edited], counts)).toBe(old)
  })

  it('moves with a rollout in quiet hours once most of the newest requests have the new prompt', () => {
    const before = Array.from({ length: 50 }, (_, i) => seen('old', i * hour, 1))
    const after = (n: number) => Array.from({ length: n }, (_, i) => seen('edited', (50 + i) * hour, 1))
    expect(currentVersion([old, edited], [...before, ...after(9)])).toBe(old)
    expect(currentVersion([old, edited], [...before, ...after(11)])).toBe(edited)
  })

  it('moves with a rollout, though the old version had more requests before', () => {
    const counts = [seen('old', 4 * hour, 900), seen('old', 5 * hour, 10), seen('edited', 5 * hour, 40)]
    expect(currentVersion([old, edited], counts)).toBe(edited)
  })

  it('is the newest where nothing tells them apart, whatever their order', () => {
    expect(currentVersion([old, edited], [])).toBe(edited)
    expect(currentVersion([edited, old], [seen('of another task', 9 * hour, 5)])).toBe(edited)
    expect(currentVersion([], [])).toBeNull()
  })
})
