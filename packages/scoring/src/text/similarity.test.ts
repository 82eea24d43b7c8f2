import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chrF } from './similarity.ts'

/** By its definition, with each gram as a text. */
function defined(reference: string, candidate: string): number {
  const [a, b] = [reference, candidate].map((text) => text.replace(/\s+/g, '')) as [string, string]
  if (a === b) return 1
  const orders = [1, 2, 3, 4, 5, 6].filter((n) => n <= Math.min(a.length, b.length))
  let [precision, recall] = [0, 0]
  for (const n of orders) {
    const left = grams(a, n)
    const shared = grams(b, n).filter((gram) => {
      const at = left.indexOf(gram)
      return at >= 0 && left.splice(at, 1).length > 0
    }).length
    precision += shared / (b.length - n + 1)
    recall += shared / (a.length - n + 1)
  }
  if (precision + recall === 0) return 0
  const [p, r] = [precision / orders.length, recall / orders.length]
  return (5 * p * r) / (4 * p + r)
}

const grams = (text: string, n: number): string[] =>
  Array.from({ length: text.length - n + 1 }, (_, at) => text.slice(at, at + n))

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

it('is chrF by its definition, whatever the texts share', () => {
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      for (const [one, other] of [
        [a, b],
        [a + b + c, a + c],
        [a + b, b + a],
      ] as const)
        expect(chrF(one, other)).toBe(defined(one, other))
    }),
    { numRuns: 500 },
  )
})

it('is so of texts in which no character comes twice, up to where they are cut', () => {
  const letters = (length: number, step: number) =>
    Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((at * step) % 20_011))).join('')
  const [one, other] = [letters(5_000, 1), letters(5_000, 7)]
  expect(chrF(one, other)).toBe(defined(one, other))
  expect(chrF(`${one}more`, `${other}less`)).toBe(defined(one, other))
})
