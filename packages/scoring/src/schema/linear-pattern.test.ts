import { RE2JS } from 're2js'
import { expect, it } from 'vitest'
import { linearPattern } from './linear-pattern.ts'

const linear = [
  '^INV-\\d{5}$',
  '^[A-Z]{2}-\\d{4}$',
  '^[a-z0-9_-]+$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^[^@]+@x$',
  'abc',
  '^a?b?c*$',
  '^\\$\\d+$',
  '^a\\$$',
  '^x\\\\$',
]
const others = [
  '^(a+)+$',
  '^a+b+$',
  'a+',
  '^(a|b)$',
  '^.*$',
  '^\\s+$',
  '^\\p{L}+$',
  '^a{1,500}$',
  '^[[:alpha:]]+$',
  '(?i)abc',
  '\\bword',
  '^a{5000}$',
]

it.each(linear)('%s runs as it is, and finds what RE2 finds', (source) => {
  const pattern = linearPattern(source)
  expect(pattern).not.toBeNull()
  const re2 = RE2JS.compile(source)
  for (const text of [
    'INV-12345',
    'INV-1234',
    'AB-1234',
    'a_b-9',
    'b',
    'abc',
    'xabcx',
    '2024-03-05',
    'é@x',
    '$5',
    'a$',
    'x\\',
    '',
  ])
    expect(pattern?.test(text), text).toBe(re2.matcher(text).find())
})

it.each(others)('%s is left to RE2', (source) => {
  expect(linearPattern(source)).toBeNull()
})

it('takes time linear in the text', () => {
  expect(linearPattern('^a?b?[a-z]*$')?.test(`${'a'.repeat(1_000_000)}!`)).toBe(false)
})
