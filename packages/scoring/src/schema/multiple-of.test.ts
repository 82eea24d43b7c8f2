import { describe, expect, it } from 'vitest'
import { isMultipleOf } from './multiple-of.ts'

describe('multiples are told by the decimals as they are written', () => {
  it.each([
    [0.01, 19.99],
    [0.01, 1234567.89],
    [0.01, 99999999.99],
    [0.001, 1234.567],
    [1e-7, 3e-7],
    [10, 1e21],
    [0.1, 0],
    [0.01, -4.35],
  ])('of %d: %d', (factor, value) => {
    expect(isMultipleOf(factor, value)).toBe(true)
  })
  it.each([
    [0.01, 19.995],
    [0.01, 1234567.895],
    [0.1, 123456789.15],
    [3, 1e15],
    [0.25, 0.3],
    [10, 15],
  ])('not of %d: %d', (factor, value) => {
    expect(isMultipleOf(factor, value)).toBe(false)
  })
})
