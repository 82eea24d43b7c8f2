import { type GradeLine, readGradeLine } from '@tierdrop/scoring'

/** `givesUp`: telling would take longer than it may, and the answer is that nobody can tell. */
export type BigPair = { shape: string; line: GradeLine; givesUp: boolean }

const megabyte = 1_000_000

/** Replies of about 1 MB in the shapes that cost a grader most. */
export function bigPairs(): BigPair[] {
  const words = Array.from({ length: 80_000 }, (_, index) => `item ${index}`)
  const half = words.map((word, index) => (index % 2 === 0 ? `other ${index}` : word))
  const numbers = Array.from({ length: 140_000 }, (_, index) => index)
  const records = Array.from({ length: 11_000 }, (_, index) => ({
    id: index,
    name: `name ${index}`,
    price: index / 4,
    tags: ['a', 'b'],
    date: '2026-01-01',
  }))
  const cheaper = records.map((record, index) => (index % 10 === 0 ? { ...record, price: -1 } : record))
  const fields = Array.from({ length: 38_000 }, (_, index) => [`key_${index}`, `value ${index}`] as const)
  const prose = 'The order shipped on Monday; it costs 5 EUR, and "no more". '.repeat(megabyte / 60)
  return [
    extract('a list of words, half of them replaced', words, half),
    extract('a list of words, turned round', words, words.toReversed()),
    extract('a list of numbers, each at another place', numbers, [...numbers.slice(1), 0]),
    extract('records, all the same', records, structuredClone(records)),
    extract('records, turned round', records, records.toReversed()),
    extract('records, one in ten with a wrong field', records, cheaper),
    extract(
      'one record of 38,000 fields, one in ten wrong',
      Object.fromEntries(fields),
      Object.fromEntries(fields.map(([key, value], index) => [key, index % 10 === 0 ? 'wrong' : value])),
    ),
    extract('one long string', { text: prose }, { text: `${prose}!x` }),
    bigPair('JSON in a fence in prose', 'extract', {
      reference: { text: JSON.stringify(records) },
      candidate: { text: `Here it is:\n\n\`\`\`json\n${JSON.stringify(records)}\n\`\`\`\n` },
    }),
    bigPair('text', 'text', { reference: { text: prose }, candidate: { text: `${prose}x` } }),
    bigPair('a label after an essay', 'classify', {
      labels: ['billing', 'other'],
      truth: 'billing',
      candidate: { text: `${prose}\nbilling` },
    }),
    bigPair('a call with a long list', 'tools', {
      reference: { tool_calls: [{ name: 'f', arguments: { list: words } }] },
      candidate: { tool_calls: [{ name: 'f', arguments: { list: half } }] },
    }),
    ...hostilePairs(fields, prose),
    bigPair('a call with a long text', 'tools', {
      reference: { tool_calls: [{ name: 'f', arguments: { text: prose } }] },
      candidate: { tool_calls: [{ name: 'f', arguments: { text: `${prose}x` } }] },
    }),
  ]
}

function extract(shape: string, reference: unknown, candidate: unknown): BigPair {
  return bigPair(shape, 'extract', {
    reference: { text: JSON.stringify(reference) },
    candidate: { text: JSON.stringify(candidate) },
  })
}

function bigPair(shape: string, kind: string, line: object): BigPair {
  return { shape, line: readGradeLine(JSON.stringify({ id: shape, kind, ...line })), givesUp: false }
}

function givenUp(pair: BigPair): BigPair {
  return { ...pair, givesUp: true }
}

/** What a reply could be made of to keep a grader busy. */
function hostilePairs(fields: readonly (readonly [string, string])[], prose: string): BigPair[] {
  const weights = Array.from({ length: 60_000 }, (_, index) => ({ w: `${index} kg` }))
  const days = Array.from({ length: 30_000 }, (_, index) => ({ d: `2026-03-${10 + (index % 20)}`, n: index }))
  const marks = 'a' + '\u0301\u0323'.repeat(300_000)
  const items = Array.from({ length: 50_000 }, (_, index) => `Item number ${index}`)
  const tags = Array.from({ length: 60 }, (_, i) => Array.from({ length: 900 }, (_, j) => `${i} tag ${j}`))
  const notJson = (shape: string, text: string): BigPair =>
    bigPair(shape, 'extract', { reference: { text: '{"a": 1}' }, candidate: { text } })
  const ranked = (names: readonly string[]): string =>
    names.map((name, at) => `${at + 1}. ${name}`).join('\n')
  return [
    extract(
      '60,000 records, each with a unit respelled',
      weights,
      weights.map(({ w }) => ({ w: w.replace(' kg', '.0kg') })),
    ),
    extract(
      'one record of 38,000 fields, half of them wrong',
      Object.fromEntries(fields),
      Object.fromEntries(fields.map(([key, value], index) => [key, index % 2 === 0 ? 'wrong' : value])),
    ),
    extract(
      'one record of 38,000 fields, all renamed',
      Object.fromEntries(fields),
      Object.fromEntries(fields.map(([key, value]) => [`other_${key}`, value])),
    ),
    givenUp(
      extract(
        '30,000 records, each with its date in words',
        days,
        days.map(({ d, n }) => ({ d: `${d.slice(8)} March 2026`, n })),
      ),
    ),
    extract('a list of nulls that are zeros', Array(120_000).fill(null), Array(120_000).fill(0).with(0, 1)),
    givenUp(
      extract(
        'lists within lists, one item changed in each',
        tags,
        tags.map((list) => list.with(5, 'x')).toReversed(),
      ),
    ),
    extract('a run of combining marks', { t: marks }, { t: `${marks}b` }),
    notJson('nothing but backticks', '`'.repeat(megabyte)),
    notJson('nothing but opening braces', '{'.repeat(megabyte)),
    notJson('brackets in prose', 'x [1] '.repeat(megabyte / 6)),
    bigPair('a ranking of 50,000 items, turned round', 'rank', {
      reference: { text: ranked(items) },
      candidate: { text: ranked(items.toReversed()) },
    }),
    bigPair('one huge word for a label', 'classify', {
      labels: ['billing', 'other'],
      truth: 'billing',
      candidate: { text: 'a'.repeat(megabyte) },
    }),
    bigPair('one huge word for a text', 'text', {
      reference: { text: 'a'.repeat(megabyte) },
      candidate: { text: `${'a'.repeat(megabyte - 1)}b` },
    }),
    bigPair('a summary as long as a book', 'summarize', {
      request: { messages: [{ role: 'user', content: prose.slice(0, 100_000) }] },
      reference: { text: prose.slice(0, 2000) },
      candidate: { text: prose },
    }),
    givenUp(
      bigPair('code', 'code', {
        reference: { text: '```js\nexport const a = 1\n```' },
        candidate: { text: `\`\`\`js\n${'export const a = 1\n'.repeat(megabyte / 19)}\`\`\`` },
      }),
    ),
  ]
}
