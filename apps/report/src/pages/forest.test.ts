import { describe, expect, it } from 'vitest'
import { forest, forestSpan, wholeSpan } from './forest.ts'

const of = (mean: number | null, low: number, high: number, margin = 0.05) =>
  forest({ mean, low, high, margin }, 0.15).html

describe('forest', () => {
  it('tells in words and in its look on which side of the tolerated loss the range lies', () => {
    expect(of(0.01, -0.01, 0.03)).toContain('class="forest below"')
    expect(of(0.01, -0.01, 0.06)).toContain('class="forest across"')
    expect(of(0.2, 0.1, 0.3)).toContain('class="forest above"')
    expect(of(0.01, -0.01, 0.03)).toContain('aria-label="net loss +1.0 (−1.0 to +3.0); tolerated 5.0"')
  })

  it('ends in an arrow where the range goes on beyond the axis', () => {
    expect(of(0, -1, 1).split('<path')).toHaveLength(3)
    expect(of(0, -0.1, 0.1).split('<path')).toHaveLength(1)
  })

  it('draws no dot where nothing was compared', () => {
    expect(of(null, -1, 1)).not.toContain('<circle')
  })

  it('stays within its frame', () => {
    for (const [, x] of of(5, -9, 9, 3).matchAll(/(?:x1|x2|cx)="([^"]*)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x)).toBeLessThanOrEqual(200)
    }
  })
})

describe('forestSpan', () => {
  it('is three times the widest margin, so that it can be seen', () => {
    expect(forestSpan([])).toBe(0.15)
    expect(forestSpan([{ margin: 0.02 }, { margin: 0.1 }])).toBe(0.3)
    expect(forestSpan([{ margin: -0.9 }])).toBe(1)
  })
})

describe('wholeSpan', () => {
  it('holds all of the range', () => {
    expect(wholeSpan({ mean: 0.57, low: 0.43, high: 0.727, margin: 0.05 })).toBe(0.75)
    expect(wholeSpan({ mean: 0, low: -0.01, high: 0.01, margin: 0.05 })).toBe(0.15)
    expect(wholeSpan({ mean: null, low: -1, high: 1, margin: 0.05 })).toBe(1)
  })
})
