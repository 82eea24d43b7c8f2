import { expect, it } from 'vitest'
import { Pace } from './pace.ts'

/** Batches of `count` messages every 25 ms, for half a second. */
function paceAfter(count: number, backlog = count) {
  const slept: number[] = []
  let now = 0
  const pace = new Pace(
    () => now,
    (ms) => slept.push(ms),
  )
  for (; now < 500; now += 25) pace.came(count, backlog)
  return { pace, slept, later: (ms: number) => (now += ms) }
}

it('rests after each exchange and writes small portions while little comes', () => {
  const { pace, slept } = paceAfter(12)
  pace.rest()
  expect(pace.isCalm).toBe(true)
  expect(pace.portion).toBe(12)
  expect(slept).toEqual([0.2])
})

it('does not rest while much comes, in whatever pieces it is read', () => {
  const { pace, slept } = paceAfter(30, 20)
  pace.rest()
  expect(pace.isCalm).toBe(false)
  expect(pace.portion).toBe(256)
  expect(slept).toEqual([])
})

it('does not rest while much waits', () => {
  expect(paceAfter(12, 32).pace.isCalm).toBe(false)
})

it('is calm again when little has come for a while', () => {
  const { pace, later } = paceAfter(75)
  later(100)
  pace.came(3, 3)
  later(100)
  pace.came(3, 3)
  expect(pace.isCalm).toBe(true)
})

it('does not rest after what has waited long, however little comes', () => {
  const { pace, slept } = paceAfter(12)
  pace.rest(40)
  expect(slept).toEqual([])
  pace.rest(39)
  expect(slept).toEqual([0.2])
})
