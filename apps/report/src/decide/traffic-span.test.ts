import { describe, expect, it } from 'vitest'
import { perDay, trafficSpan } from './traffic-span.ts'

const hour = 3_600_000
const task = (firstSeen: number) => ({ key: 'a', name: 'a', foundBy: 'rule' as const, firstSeen })

describe('trafficSpan', () => {
  it('goes from the first request to the newest sampled one, of whichever task', () => {
    const counts = [{ hour: 0 }, { hour }]
    expect(trafficSpan([task(5_000), task(9_000)], counts, [hour + 1, hour + 7])).toEqual({
      from: 5_000,
      to: hour + 7,
    })
  })

  it('goes to the last hour counted where none was sampled so late', () => {
    expect(trafficSpan([task(5_000)], [{ hour: 3 * hour }], [hour])).toEqual({ from: 5_000, to: 3 * hour })
  })

  it('is unknown where there is nothing, or too little to read a rate from', () => {
    expect(trafficSpan([], [], [])).toBeNull()
    expect(trafficSpan([task(0)], [{ hour: 0 }], [9_999])).toBeNull()
    expect(trafficSpan([task(2 * hour)], [{ hour: 0 }], [])).toBeNull()
    expect(perDay(5, null)).toBeNull()
    expect(perDay(5, { from: 0, to: 12 * hour })).toBe(10)
  })
})
