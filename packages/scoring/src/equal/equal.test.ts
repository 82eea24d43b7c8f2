import { describe, expect, it } from 'vitest'
import { parseMoment } from './dates.ts'
import { parseNumber, sameNumber } from './numbers.ts'
import { normalizeText } from './plain-text.ts'

it.each([
  ['1234.5', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['1 234,5', 1234.5],
  ["1'234.5", 1234.5],
  ['1.234.567', 1234567],
  ['1,234', 1234],
  ['1.234', 1.234],
  ['12,5', 12.5],
  ['-3', -3],
  ['−3', -3],
  ['+3', 3],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  [' 7 ', 7],
  ['1,2,3456', null],
  ['12,34.5', null],
  ['', null],
  ['abc', null],
  ['5 km', null],
  ['$5', null],
  ['1-2', null],
  ['12345678901234567', null],
  ['0x10', null],
  ['1.2.3', null],
])('%s is %s', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})

it('knows how a double is printed, and no other doubt', () => {
  expect(sameNumber(0.1 + 0.2, 0.3)).toBe(true)
  expect(sameNumber(0.3, 0.2, 0.1)).toBe(true)
  expect(sameNumber(1_000_000_000, 1_000_000_001)).toBe(false)
  expect(sameNumber(0, 1e-300)).toBe(false)
})

describe('dates', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['March 5th, 2024', '2024-03-05'],
    ['Tuesday, March 5, 2024', '2024-03-05'],
    ['05.03.2024', '2024-03-05'],
    ['25/03/2024', '2024-03-25'],
    ['03/25/2024', '2024-03-25'],
    ['3/3/2024', '2024-03-03'],
    ['the 5th of March 2024', '2024-03-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, key) => {
    expect(parseMoment(text)).toEqual({ type: 'day', key })
  })
  it.each([
    '03/05/2024',
    '2024-02-30',
    '2023-02-29',
    '31/04/2024',
    '2024',
    'May',
    '2024-03-05T25:00',
    '20240305',
    'tomorrow',
  ])('%s is none', (text) => {
    expect(parseMoment(text)).toBeNull()
  })
})

it('emphasis is no content, a product is', () => {
  expect(normalizeText('the **big** one')).toBe('the big one')
  expect(normalizeText('2**3')).toBe('2**3')
})
