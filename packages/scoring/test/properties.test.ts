import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grade, grade, type Kind, kinds } from '../src/index.ts'
import { pairOf, reply, source } from './pairs.ts'

type Given = Parameters<typeof pairOf>[0]

async function outcome(kind: Kind, a: Given, b: Given, given = {}, options = {}): Promise<Grade['outcome']> {
  return (await grade(pairOf(a, b, given), { kind, options })).outcome
}

const word = fc.stringMatching(/^[a-z]{3,9}$/)
const leaf = fc.oneof(
  word,
  fc.integer({ min: -999_999, max: 999_999 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
)
const record = fc.dictionary(
  word,
  fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(word, leaf, { maxKeys: 3 })),
  { minKeys: 1, maxKeys: 8 },
)
const full = fc.dictionary(word, fc.oneof(word, fc.integer({ min: -9999, max: 9999 }), fc.boolean()), {
  minKeys: 1,
  maxKeys: 8,
})

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value} changed`
  if (typeof value === 'number') return value + 1
  return !value
}

async function passes(kind: Kind, a: Given, b: Given = a, more = {}): Promise<void> {
  expect(await outcome(kind, a, b, {}, more)).toBe('passed')
}

describe('a reply equal to its reference passes', () => {
  const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitrary, check))

  it('as a record', () => holds(record, (value) => passes('extract', JSON.stringify(value))))
  it('as any JSON', () => holds(fc.json({ maxDepth: 4 }), (text) => passes('extract', text)))
  it('as text', () =>
    holds(
      fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== ''),
      (text) => passes('text', text),
    ))
  it('as a label', () =>
    holds(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), (labels) =>
      passes('classify', labels[0] ?? '', labels[0] ?? '', { labels }),
    ))
  it('as tool calls, in any order', () =>
    holds(fc.tuple(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat()), ([calls, turn]) => {
      const made = calls.map((value) => ({ name: 'f', arguments: value }))
      const at = turn % made.length
      return passes('tools', reply('', made), reply('', [...made.slice(at), ...made.slice(0, at)]))
    }))
  it('as a ranking', () =>
    holds(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), (items) =>
      passes('rank', JSON.stringify(items), items.map((item, at) => `${at + 1}. ${item}`).join('\n')),
    ))
})

describe('an edit that changes a value fails', () => {
  it('in a record', () =>
    fc.assert(
      fc.asyncProperty(full, fc.nat(), async (value, at) => {
        const keys = Object.keys(value)
        const key = keys[at % keys.length] ?? ''
        const edited = { ...value, [key]: changed(value[key]) }
        expect(await outcome('extract', JSON.stringify(value), JSON.stringify(edited))).toBe('failed')
      }),
    ))
  it('by a field left out or added', () =>
    fc.assert(
      fc.asyncProperty(full, fc.nat(), async (value, at) => {
        const keys = Object.keys(value)
        const { [keys[at % keys.length] ?? '']: _, ...less } = value
        expect(await outcome('extract', JSON.stringify(value), JSON.stringify(less))).toBe('failed')
        expect(await outcome('extract', JSON.stringify(less), JSON.stringify(value))).toBe('failed')
      }),
    ))
  it('in a tool call', () =>
    fc.assert(
      fc.asyncProperty(full, fc.nat(), async (value, at) => {
        const keys = Object.keys(value)
        const key = keys[at % keys.length] ?? ''
        const call = (args: object) => reply('', [{ name: 'f', arguments: args }])
        expect(await outcome('tools', call(value), call({ ...value, [key]: changed(value[key]) }))).toBe(
          'failed',
        )
      }),
    ))
  it('in the order of a ranking', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(word, { minLength: 2, maxLength: 8 }),
        fc.nat(),
        async (items, turn) => {
          const at = turn % (items.length - 1)
          const swapped = [...items]
          swapped.splice(at, 2, items[at + 1] ?? '', items[at] ?? '')
          expect(await outcome('rank', JSON.stringify(items), JSON.stringify(swapped))).toBe('failed')
        },
      ),
    ))
  it('in a word of a text', () =>
    fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 2, maxLength: 20 }), fc.nat(), async (said, at) => {
        const edited = said.with(at % said.length, `${said[at % said.length]}x`)
        expect(await outcome('text', said.join(' '), edited.join(' '))).toBe('failed')
      }),
    ))
})

describe('either may be the reference', () => {
  it.each(['extract', 'text', 'rank'] as const)('%s', (kind) =>
    fc.assert(
      fc.asyncProperty(record, record, fc.boolean(), async (one, other, same) => {
        const [a, b] = [
          JSON.stringify(one),
          JSON.stringify(same ? Object.fromEntries(Object.entries(one).reverse()) : other),
        ]
        const [there, back] = [await outcome(kind, a, b), await outcome(kind, b, a)]
        if (there !== 'unscored' && back !== 'unscored') expect(there).toBe(back)
      }),
    ),
  )
})

describe('nothing makes a grader throw', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        '`',
        '\n',
        '1',
        '.',
        '-',
        '*',
        '#',
        'a',
        ' ',
      ),
      maxLength: 200,
    }),
  )
  it.each(kinds)('%s', (kind) =>
    fc.assert(
      fc.asyncProperty(odd, odd, odd, async (a, b, args) => {
        const given = {
          ...source(a),
          tools: [{ name: 'f', description: args, parameters: { type: 'object' }, strict: false }],
        }
        for (const pair of [
          pairOf(a, b, given),
          pairOf(reply('', [{ name: 'f', arguments: args }]), reply(b, [{ name: 'f', arguments: a }]), given),
        ]) {
          const result = await grade(pair, { kind, options: { labels: ['a', 'b c'] } })
          if (result.outcome === 'unscored') expect(result.reason).not.toMatch(/ broke:/)
          else expect(result.score >= 0 && result.score <= 1).toBe(true)
        }
      }),
      { numRuns: 60 },
    ),
  )
})
