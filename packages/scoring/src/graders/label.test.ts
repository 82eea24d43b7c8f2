import { expect, it } from 'vitest'
import { pairOf, truthPair } from '../../test/pairs.ts'
import { countConfusions, failure, grade } from '../index.ts'

const task = { kind: 'classify' as const, options: {} }

it.each([
  ['Billing', 'billing'],
  ['billing', 'Label: billing'],
  ['billing', 'billing - the card was charged twice'],
  ['billing', '{"label":"billing","confidence":0.9}'],
  ['{"label":"billing"}', 'Billing.'],
  ['**Category:** billing', 'billing'],
])('without a list of labels, %s and %s are the same', async (a, b) => {
  expect(await grade(pairOf(a, b), task)).toMatchObject({ outcome: 'passed' })
})

it.each([
  ['billing', 'technical', 'wrong-label'],
  ['billing', 'billing or technical', 'wrong-label'],
  ['billing', 'This could be a matter of billing, or of something that is technical.', 'no-label'],
  ['spam', 'not spam', 'wrong-label'],
])('without a list of labels, %s and %s are not', async (a, b, code) => {
  expect(await grade(pairOf(a, b), task)).toMatchObject({ outcome: 'failed', failures: [{ code }] })
})

it('takes the labels from the one enum of the schema', async () => {
  const schema = { type: 'object', properties: { queue: { enum: ['a', 'b'] }, why: { type: 'string' } } }
  const given = { format: { name: null, schema, strict: true } }
  const judged = (text: string) => grade(truthPair({ type: 'label', label: 'a' }, text, given), task)
  expect(await judged('{"queue":"a","why":"not b"}')).toMatchObject({ outcome: 'passed' })
  expect(await judged('{"queue":"b","why":"a"}')).toMatchObject({ outcome: 'failed' })
})

it('is unscored where the reference names no label, or two', async () => {
  const options = { labels: ['a', 'b'] }
  for (const reference of ['none of them', 'a or b'])
    expect(await grade(pairOf(reference, 'a'), { kind: 'classify', options })).toMatchObject({
      outcome: 'unscored',
    })
})

it('counts confusions both ways', () => {
  const wrong = (due: string, given: string) => failure('wrong-label', due, given)
  expect(
    countConfusions([wrong('a', 'b'), wrong('b', 'a'), wrong('a', 'b'), failure('no-label', 'a')]),
  ).toEqual([
    { expected: 'a', given: 'b', count: 2 },
    { expected: 'b', given: 'a', count: 1 },
  ])
})
