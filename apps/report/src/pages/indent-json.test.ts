import { describe, expect, it } from 'vitest'
import { indentJson } from './indent-json.ts'

describe('JSON on one long line', () => {
  it('is laid out line by line, its values as they were sent', () => {
    const sent =
      '{"vendor": "Marlow, \\"Pack\\": {1}", "total":4773.080,"rows":[{"sku":"a"},{}, [ ]],"total":12345678901234567890}'
    expect(indentJson(sent)).toBe(`{
  "vendor": "Marlow, \\"Pack\\": {1}",
  "total": 4773.080,
  "rows": [
    {
      "sku": "a"
    },
    {},
    []
  ],
  "total": 12345678901234567890
}`)
  })

  it.each([
    '{"total": 12}',
    `{"broken": ${'1'.repeat(80)}`,
    'Prose that begins with no brace, and is much longer than any line that would be read at a glance.',
    `{\n  "laid": "${'out'.repeat(30)}"\n}`,
    `"${'a string alone '.repeat(8)}"`,
  ])('is left alone where it is something else: %s', (text) => {
    expect(indentJson(text)).toBe(text)
  })

  it.each([
    [[null, true, -1.5e-7, '', ' ', 'a: {b}, [c]', '\\\\"', '\u2028', {}, [], [[]], [{}], { '': [{}] }]],
    [{ a: { b: { c: [1, [2, [3]]] } }, 'd"}': '{"e": [1]}' }],
    ['[{"in": "a string"}]'],
  ])('is laid out as JSON is everywhere: %j', (value) => {
    const sent = JSON.stringify({ padding: 'x'.repeat(60), value })
    expect(indentJson(sent)).toBe(JSON.stringify(JSON.parse(sent), null, 2))
  })
})
