import { describe, expect, it } from 'vitest'
import { perDay, trafficSpan } from './traffic-span.ts'

const hour = 3_600_000
const seen = (hour: number, exchanges = 1) => ({ hour, exchanges })
const task = (firstSeen: number) => ({ key: 'a', name: 'a', foundBy: 'rule' as const, firstSeen })

describe('trafficSpan', () => {
  it('goes from the first request to the newest sampled one, of whichever task', () => {
    const counts = [seen(0), seen(hour)]
    expect(trafficSpan([task(5_000), task(9_000)], counts, [hour + 1, hour + 7])).toEqual({
      from: 5_000,
      to: hour + 7,
    })
  })

  it('goes to the last hour counted where none was sampled so late', () => {
    expect(trafficSpan([task(5_000)], [seen(3 * hour)], [hour])).toEqual({ from: 5_000, to: 3 * hour })
  })

  it('leaves out what a clock that jumped put far from all other requests', () => {
    const year = 365 * 24 * hour
    const counts = [seen(0, 3), seen(year, 40), seen(year + 5 * hour, 50), seen(3 * year, 2)]
    expect(trafficSpan([task(7), task(year + 9)], counts, [year + 5 * hour + 3, 3 * year + 1])).toEqual({
      from: year + 9,
      to: year + 5 * hour + 3,
    })
    // a week without traffic is no jump
    const weekly = [seen(0, 5), seen(7 * 24 * hour, 5)]
    expect(trafficSpan([task(1)], weekly, [])).toEqual({ from: 1, to: 7 * 24 * hour })
  })

  it('is unknown where there is nothing, or too little to read a rate from', () => {
    expect(trafficSpan([], [], [])).toBeNull()
    expect(trafficSpan([task(0)], [seen(0)], [9_999])).toBeNull()
    expect(trafficSpan([task(2 * hour)], [seen(0)], [])).toBeNull()
    expect(perDay(5, null)).toBeNull()
    expect(perDay(5, { from: 0, to: 12 * hour })).toBe(10)
  })
})
