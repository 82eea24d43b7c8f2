import { expect, it } from 'vitest'
import { kappa } from './kappa.ts'

const labels = (counts: [string, string, number][]): [string[], string[]] => [
  counts.flatMap(([a, , n]) => Array<string>(n).fill(a)),
  counts.flatMap(([, b, n]) => Array<string>(n).fill(b)),
]

it('is that of the textbook', () => {
  // Two readers, 50 proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
  const found = kappa(
    ...labels([
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ]),
  )
  expect(found.kappa).toBeCloseTo(0.4, 10)
  expect(found.low).toBeCloseTo(0.1511, 3)
  expect(found.high).toBeCloseTo(0.6489, 3)
  expect(found.labels).toBe(50)
})

it('is unknown where both only say one thing, and where there is nothing', () => {
  expect(kappa(['a', 'a'], ['a', 'a'])).toMatchObject({ kappa: null, low: null })
  expect(kappa([], [])).toMatchObject({ kappa: null, labels: 0 })
})

it('is not certain after a few labels that agree', () => {
  const found = kappa(['a', 'b', 'a', 'b'], ['a', 'b', 'a', 'b'])
  expect(found.kappa).toBe(1)
  expect(found.low).toBeLessThan(0.5)
})

it('wants as many labels of both', () => {
  expect(() => kappa(['a'], [])).toThrow('as many')
})
