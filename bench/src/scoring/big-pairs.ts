import { type GradeLine, readGradeLine } from '@tierdrop/scoring'

export type BigPair = { shape: string; line: GradeLine }

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
  return { shape, line: readGradeLine(JSON.stringify({ id: shape, kind, ...line })) }
}
