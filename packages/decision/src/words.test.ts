import { describe, expect, it } from 'vitest'
import { neededWords } from './words.ts'

describe('what is still needed', () => {
  it.each([
    [{ units: 340, days: 2.31 }, 'about 340 more units, 2.4 days at the current rate', 'about 340 more'],
    [{ units: 90, days: null, toward: 'stay' }, 'about 90 more units until harm is proven', 'about 90 more'],
    [{ units: 12_345, days: null }, 'about 12,300 more units', 'about 12,300 more'],
    [{ units: 1_409_283, days: 4_000 }, 'more than 10 years at this rate', 'more than 10 years'],
    [{ units: 1_409_283, days: 400_000 }, 'not reachable: more than 100 years at this rate', 'not reachable'],
    [
      { units: 99_409_283, days: null },
      'more than ten million more units',
      'more than ten million more units',
    ],
    [{ units: null, days: null }, 'more units that look like these would not decide it', 'not reachable'],
    [{ units: 1, days: 2 }, 'about 1 more unit, 2 days at the current rate', 'about 1 more'],
    [{ units: 0, days: null }, 'more days of traffic', 'more days'],
    [{ units: 0, days: 0.5 }, '0.5 days more of traffic', '0.5 days more'],
  ] as const)('%j reads as what somebody can act on', (needed, long, short) => {
    expect(neededWords(needed)).toEqual({ long, short })
  })
})
