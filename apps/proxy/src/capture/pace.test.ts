import { expect, it } from 'vitest'
import { Pace } from './pace.ts'

function pace() {
  const slept: number[] = []
  return { pace: new Pace((ms) => slept.push(ms)), slept }
}

it('rests after each exchange and writes small portions while little comes', () => {
  const { pace: calm, slept } = pace()
  calm.came(12)
  calm.rest()
  expect(calm.isCalm).toBe(true)
  expect(calm.portion).toBe(8)
  expect(slept).toEqual([0.2])
})

it('does not rest while much comes, and is calm again after it', () => {
  const { pace: busy, slept } = pace()
  busy.came(75)
  busy.rest()
  expect(busy.isCalm).toBe(false)
  expect(busy.portion).toBe(256)
  expect(slept).toEqual([])
  busy.came(3)
  busy.rest()
  expect(slept).toEqual([0.2])
})
