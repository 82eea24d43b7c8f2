import { expect, test } from 'vitest'
import { isTried } from './is-tried.ts'

test('candidates are asked from the first day on and until the last begins, or always', () => {
  const period = { from: '2026-03-02', until: '2026-03-09' }
  expect(isTried(period, Date.UTC(2026, 2, 2) - 1)).toBe(false)
  expect(isTried(period, Date.UTC(2026, 2, 2))).toBe(true)
  expect(isTried(period, Date.UTC(2026, 2, 9) - 1)).toBe(true)
  expect(isTried(period, Date.UTC(2026, 2, 9))).toBe(false)
  expect(isTried({}, 0)).toBe(true)
  expect(isTried({ from: '2026-03-02' }, Date.UTC(2030, 0, 1))).toBe(true)
})
