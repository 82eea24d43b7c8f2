import { expect, it } from 'vitest'
import { learntKinds, scoreKinds, soundsLikeTask } from './learnt-kind.ts'
import { maskWords } from './skeleton/mask-words.ts'

const kindOf = (said: string, signs: Record<string, number> = {}) => {
  const scores = scoreKinds(
    { sentences: [{ words: maskWords(said), role: 'head' }] },
    new Map(Object.entries(signs)),
  )
  return learntKinds[scores.indexOf(Math.max(...scores))]
}

it.each([
  ['classify', 'yes or no: is the parcel late?'],
  ['rank', 'cheapest first'],
  ['extract', 'all names and dates in the letter, one per line'],
  ['code', 'bash one-liner'],
  ['summarize', 'the gist in two lines'],
  ['text', 'You are a friendly assistant. Reply to the guest.'],
])('%s: %s', (kind, said) => {
  expect(kindOf(said)).toBe(kind)
})

it('lets replies decide what words leave open', () => {
  expect(kindOf('Seřaď.', { 'parts:moved': 1, 'relation:reorders': 1 })).toBe('rank')
  expect(kindOf('Odpověz.', { closed: 1, 'shape:label': 1 })).toBe('classify')
  expect(kindOf('Napiš.', { 'shape:code': 1, 'marks:more': 1 })).toBe('code')
})

it('tells a note of what is wanted from a line of a letter', () => {
  expect(soundsLikeTask(maskWords('tl;dr in two sentences'))).toBe(true)
  expect(soundsLikeTask(maskWords('Hello dear team in Oslo'))).toBe(false)
})
