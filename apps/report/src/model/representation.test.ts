import { describe, expect, it } from 'vitest'
import { representationOf } from './representation.ts'

const hour = 3_600_000
const count = (at: number, model: string, exchanges: number, sampled: number) => ({
  hour: at * hour,
  model,
  exchanges,
  sampled,
})

describe('representationOf', () => {
  it('adds up days by hour, and names where the sample is furthest from all traffic', () => {
    const given = [count(9, 'a', 100, 10), count(33, 'a', 100, 10), count(10, 'b', 100, 0)]
    const { byHour, byModel, furthest, seen, sampled } = representationOf(given)
    expect(byHour).toEqual([
      { name: '09:00', seen: 200, sampled: 20 },
      { name: '10:00', seen: 100, sampled: 0 },
    ])
    expect(byModel.map(({ name }) => name)).toEqual(['a', 'b'])
    expect([seen, sampled]).toEqual([300, 20])
    expect(furthest?.name).toBe('09:00')
    expect(furthest?.difference).toBeCloseTo(1 / 3)
  })

  it('compares nothing with a sample of nothing', () => {
    expect(representationOf([count(9, 'a', 5, 0)]).furthest).toBeNull()
    expect(representationOf([]).furthest).toBeNull()
  })
})
