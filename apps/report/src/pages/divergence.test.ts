import { expect, test } from 'vitest'
import { divergence } from './divergence.ts'

test('names the first request that failed as people count, and what nobody can tell', () => {
  const text = divergence({
    sessions: 40,
    passed: 29,
    unscored: 1,
    first: [
      { step: 0, count: 8 },
      { step: 3, count: 2 },
    ],
  }).html
  expect(text).toContain(
    'Of the newest 40 conversations, 29 passed at every request, and 1 of which nobody can tell.',
  )
  expect(text).toMatch(/request 1<\/td><td class="number">8<.*20(?:\.0)? %/)
  expect(text).toMatch(/request 4<\/td><td class="number">2</)
  expect(divergence({ sessions: 1, passed: 1, unscored: 0, first: [] }).html).not.toContain('<table>')
})
