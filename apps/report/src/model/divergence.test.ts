import type { StepOutcome } from '@tierdrop/store'
import { expect, test } from 'vitest'
import { divergenceOf } from './divergence.ts'

const session = (unitId: string, ...outcomes: StepOutcome['outcome'][]): StepOutcome[] =>
  outcomes.map((outcome, step) => ({ unitId, step, outcome }))

test('a conversation counts once, at the first request that failed', () => {
  const rows = [
    ...session('a', 'passed', 'failed', 'failed'),
    ...session('b', 'passed', 'passed'),
    ...session('c', 'failed'),
    ...session('d', 'unscored', 'passed'),
    ...session('e', 'unscored', 'failed'),
  ]
  const expected = {
    sessions: 5,
    passed: 1,
    unscored: 1,
    first: [
      { step: 0, count: 1 },
      { step: 1, count: 2 },
    ],
  }
  expect(divergenceOf(rows, 99)).toEqual(expected)
  expect(divergenceOf(rows.toReversed(), 99)).toEqual(expected)
})

test('lone requests part nowhere', () => {
  expect(divergenceOf([], 9)).toBeNull()
  expect(divergenceOf([...session('a', 'failed'), ...session('b', 'passed')], 9)).toBeNull()
})

test('a conversation whose beginning may be cut off does not count', () => {
  const rows = [
    ...session('b', 'passed', 'failed').toReversed(),
    ...session('a', 'passed', 'failed').slice(1),
  ]
  expect(divergenceOf(rows, 3)).toMatchObject({ sessions: 1, first: [{ step: 1, count: 1 }] })
  expect(divergenceOf(rows, 4)).toMatchObject({ sessions: 2 })
})
