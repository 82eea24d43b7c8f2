import { describe, expect, it } from 'vitest'
import { pairOf } from '../../test/pairs.ts'
import { grade } from '../grade.ts'
import { limits } from '../limits.ts'
import type { Assertion } from '../options.ts'

const graded = (text: string, ...assertions: Assertion[]) =>
  grade(pairOf('x', text), { kind: 'text', options: { assertions }, graders: ['assertions'] })

const items = JSON.stringify({
  max: 3,
  items: [
    { name: 'one', price: 1, tags: ['new', 'red'] },
    { name: 'two', price: 2, tags: [] },
    { name: 'three', price: 3, note: null },
  ],
})

describe('a path', () => {
  it.each<[string, object, boolean]>([
    ['$.items[*].price', { above: 0 }, true],
    ['$.items[*].price', { above: 1 }, false],
    ['$.items[*].price', { above: 0, below: 4 }, true],
    ['$.items[?@.price > 1].name', { equals: 'two' }, false],
    ['$.items[?@.price == 2].name', { equals: 'two' }, true],
    ['$.items[?@.price == $.max].name', { equals: 'three' }, true],
    ['$.items[?@.price >= $.max && @.name != "x"].name', { equals: 'three' }, true],
    ['$.items[?!@.tags].name', { equals: 'three' }, true],
    ['$.items[?@.note == null].name', { equals: 'three' }, true],
    ['$.items[?@.none == @.nothing].name', {}, true],
    ['$.items[?count(@.tags[*]) == 2].name', { equals: 'one' }, true],
    ['$.items[?length(@.name) == 5].name', { equals: 'three' }, true],
    ['$.items[?value(@..price) == 1].name', { equals: 'one' }, true],
    ['$.items[?match(@.name, "t.*")].price', { above: 1 }, true],
    ['$.items[?match(@.name, "t")]', {}, false],
    ['$.items[?search(@.name, "hre")].price', { equals: 3 }, true],
    ['$.items[-1].price', { equals: 3 }, true],
    ['$.items[0:2].price', { below: 3 }, true],
    ['$.items[::-1].price', { above: 0 }, true],
    ['$.items[2:0:-1].price', { above: 1 }, true],
    ['$..price', { above: 0 }, true],
    ["$['items'][0,1].price", { below: 3 }, true],
    ['$.items[0].tags', { equals: ['new', 'red'] }, true],
    ['$.items[9]', {}, false],
    ['$.constructor', {}, false],
  ])('%s %j holds: %s', async (path, comparison, holds) => {
    expect(await graded(items, { path, ...comparison })).toMatchObject({
      outcome: holds ? 'passed' : 'failed',
    })
  })

  it('finds its way in a list of any length', async () => {
    const many = JSON.stringify(Array.from({ length: 140_000 }, (_, index) => index + 1))
    expect(await graded(many, { path: '$[*]', above: 0 })).toMatchObject({ outcome: 'passed' })
    expect(await graded(many, { path: '$[?@ > 139999]', equals: 140_000 })).toMatchObject({
      outcome: 'passed',
    })
  })

  it('that asks the root again for each item asks once', async () => {
    const many = JSON.stringify(Array.from({ length: 30_000 }, (_, id) => ({ id })))
    expect(await graded(many, { path: '$[?@.id < count($..id)].id', above: -1 })).toMatchObject({
      outcome: 'passed',
    })
  })

  it('that looks at all of a list for each of its items is given up', async () => {
    const list = JSON.stringify(Array.from({ length: 3000 }, () => Array(100).fill(1)))
    expect(await graded(list, { path: '$[?@ == $[0]]' }, { path: '$..[?count(@..*) > 1]' })).toMatchObject({
      outcome: 'unscored',
      reason: expect.stringContaining('takes too much effort'),
    })
  })

  it.each(['(a+)+b', '(a|aa)+$'])('whose pattern is %s does not hang', async (pattern) => {
    const text = JSON.stringify([`${'a'.repeat(5000)}!`, pattern])
    for (const path of [`$[?match(@, '${pattern}')]`, `$[?search(@, $[1])]`])
      expect(await graded(text, { path })).toMatchObject({ outcome: 'failed' })
  })

  it('in JSON that is nested too deeply tells nothing', async () => {
    const deep = '['.repeat(1000) + ']'.repeat(1000)
    expect(await graded(deep, { path: '$[0]' })).toMatchObject({ outcome: 'unscored' })
  })
})

describe('a condition that nobody can tell', () => {
  it('does not make good what is broken', async () => {
    expect(await graded('three short words', { language: 'de' }, { contains: 'long' })).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'condition-failed', path: 'assertions[1]' }],
      notes: [expect.stringContaining('too short to tell')],
    })
  })

  it('is a pattern on a text that is too long to be tried', async () => {
    const long = `${'a '.repeat(limits.patternChars)}end`
    expect(await graded(long, { matches: '(a|b)* end' })).toMatchObject({ outcome: 'unscored' })
    expect(await graded(long, { matches: 'end$' })).toMatchObject({ outcome: 'passed' })
  })
})
