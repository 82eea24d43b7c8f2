import { expect, it } from 'vitest'
import { buildSkeleton } from '../skeleton/build-skeleton.ts'
import { compareSketches } from './compare-sketches.ts'
import { readFilling } from './read-filling.ts'
import { SimilarIndex } from './similar-index.ts'
import { decodeSketch, encodeSketch, type Sketch, sketchOf } from './sketch.ts'

const sketch = (system: string, toolNames: string[] = []): Sketch =>
  sketchOf({
    sentences: buildSkeleton(system, 'system').sentences,
    refrainFrom: null,
    toolNames,
    tools: toolNames.map((name) => ({ name, said: '' })),
    schemaName: null,
    members: ['.a'],
    schema: '',
    fingerprint: '',
  })

const prompt =
  'You are a clerk at Acme. Extract the number and the date. Never guess. Use null for what is missing.'

it('survives being stored', () => {
  const made = sketch(prompt, ['search'])
  expect(decodeSketch(encodeSketch(made))).toEqual(made)
})

it('of another time is not read', () => {
  for (const text of ['', '9.AAAA', '1.AAAA', '1.////', 'nonsense'])
    expect(decodeSketch(text)?.lines ?? []).toEqual([])
})

it('does not hold the words', () => {
  expect(
    Buffer.from(encodeSketch(sketch('Extract the password.')).slice(2), 'base64').toString('latin1'),
  ).not.toMatch(/password/i)
})

it('is compared by what an edit keeps', () => {
  const edited = compareSketches(sketch(prompt), sketch(`${prompt} Round totals.`))
  expect(edited?.kept).toBeGreaterThan(0.8)
  expect(compareSketches(sketch(prompt), sketch(prompt))).toEqual({
    kept: 1,
    decisive: false,
    sameTask: true,
  })
  expect(compareSketches(sketch(prompt), sketch(prompt.replace('Extract', 'Translate')))).toBe(null)
  expect(compareSketches(sketch(prompt, ['a']), sketch(prompt, ['b']))).toBe(null)
})

it('learns where values stand', () => {
  const filling = readFilling(
    sketch('You work for ebay. Never guess.'),
    sketch('You work for Acme. Never guess.'),
  )
  expect(filling).toMatchObject({ relation: 'filling', merged: sketch('You work for Acme. Never guess.') })
  expect(readFilling(sketch('Explain it to a lawyer.'), sketch('Explain it to a child.'))?.relation).toBe(
    'sibling',
  )
  expect(readFilling(sketch('Summarize it. Be kind.'), sketch('Translate it. Be kind.'))).toBe(null)
})

it('is found among thousands by a look at a few', () => {
  const index = new SimilarIndex()
  const words = 'river mountain cloud stone forest harbor engine mirror candle bridge'.split(' ')
  for (let at = 0; at < 2_000; at++) {
    const [a, b, c] = [words[at % 10], words[Math.floor(at / 10) % 10], words[Math.floor(at / 100) % 10]]
    index.add(
      `k${at}`,
      sketch(
        `Explain the ${a} of the ${b} by its ${c} x${String.fromCharCode(97 + (at % 26))}. Never guess.`,
      ),
    )
  }
  index.add('mine', sketch(prompt))
  const near = index.near(sketch(`${prompt} Round totals to cents.`))
  expect(near[0]).toBe('mine')
  expect(near.length).toBeLessThanOrEqual(12)
})
