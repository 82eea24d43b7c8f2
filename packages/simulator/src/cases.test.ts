import { expect, it } from 'vitest'
import { generateCases } from './cases.ts'
import { labels } from './worlds/intent-phrases.ts'

it('makes 1,000 distinct tickets of ten classes, the same for the same seed', () => {
  const cases = [...generateCases({ suite: 'intents', count: 1_000, seed: 'eval' })]
  expect(new Set(cases.map((each) => each.request.messages[1]?.content)).size).toBe(1_000)
  expect(new Set(cases.map((each) => each.id)).size).toBe(1_000)
  for (const label of labels) {
    expect(cases.filter((each) => each.truth.label === label).length).toBeGreaterThan(60)
  }
  expect([...generateCases({ suite: 'intents', count: 200, seed: 'eval' })]).toEqual(cases.slice(0, 200))
})
