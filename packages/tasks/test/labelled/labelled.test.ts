import { describe, expect, it } from 'vitest'
import { createIdentifier, type Identifier, type Identity, type KnownVersion } from '../../src/index.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { seeded } from './seeded.ts'
import { exchangeOf, type Template } from './template.ts'
import { otherTemplates } from './templates-others.ts'
import { styleTemplates } from './templates-styles.ts'
import { systemTemplates } from './templates-system.ts'
import { tradeTemplates } from './templates-trades.ts'
import { voiceTemplates } from './templates-voices.ts'

const fillings = 100

const draw = (templates: readonly Template[], seed: number) => {
  const random = seeded(seed)
  return Array.from({ length: fillings }, () =>
    templates.map((template) => ({ template, ...exchangeOf(template, random) })),
  ).flat()
}
type Drawn = ReturnType<typeof draw>

const start = (known: KnownVersion[] = [], learning: string | null = null): Identifier =>
  createIdentifier({ rules: {}, sample: 1, seed: 'labelled', known, learning })

const identifyAll = (drawn: Drawn, identifier = start(), from = 0): Identity[] =>
  drawn.map(({ conversation, reply }, at) =>
    identifier.identify({
      id: `exchange-${from + at}`,
      at: from + at,
      dialect: 'openai-chat',
      conversation,
      reply,
      taskHeader: null,
      sessionHeader: null,
    }),
  )

/** The same with a new start at each of these places, from what the one before has stored. */
const identifyWithStarts = (
  drawn: Drawn,
  places: readonly number[],
  order: (known: KnownVersion[]) => KnownVersion[],
): Identity[] => {
  const found: Identity[] = []
  let identifier = start()
  for (const [index, from] of [0, ...places].entries()) {
    if (from > 0) identifier = start(order(versionsOf(found)), identifier.learning().state)
    found.push(...identifyAll(drawn.slice(from, places[index] ?? drawn.length), identifier, from))
  }
  return found
}

/** What the store holds in the end: a version that is given out again replaces its sketch. */
const versionsOf = (found: readonly Identity[]): KnownVersion[] => {
  const stored = new Map<string, KnownVersion>()
  for (const [at, { task, version, kind }] of found.entries()) {
    if (!version.isNew) continue
    stored.set(version.key, {
      taskKey: task.key,
      taskName: task.name,
      versionKey: version.key,
      fingerprint: version.fingerprint,
      sketch: version.sketch,
      previousKey: version.previousKey,
      excerpt: version.excerpt,
      firstSeen: stored.get(version.key)?.firstSeen ?? at,
      kind,
    })
  }
  return [...stored.values()]
}

const shuffled = (known: KnownVersion[]): KnownVersion[] =>
  known.toSorted((a, b) => (a.versionKey < b.versionKey ? -1 : 1))

const templates: Template[] = [...systemTemplates, ...otherTemplates]

describe.each([
  ['templates of ten styles, look-alikes among them', templates, 1],
  ['prompts in many voices', voiceTemplates, 5],
  ['prompts of many trades', tradeTemplates, 7],
  ['the same cores in the manner of eight authors', styleTemplates, 2],
])('%s', (_, set, seed) => {
  const drawn = draw(set, seed)
  const found = identifyAll(drawn)
  const truth = drawn.map(({ template }) => template.name)

  it('are found: adjusted Rand index at least 0.95', () => {
    const index = adjustedRand(
      truth,
      found.map(({ task }) => task.key),
    )
    console.log(`${set.length} templates, ${drawn.length} exchanges: adjusted Rand index ${index.toFixed(4)}`)
    expect(index).toBeGreaterThanOrEqual(0.95)
  })

  it('have their kind inferred for at least 90 % of exchanges', () => {
    const right = drawn.filter(({ template }, at) => found[at]?.kind === template.kind).length
    console.log(`kind right for ${((100 * right) / drawn.length).toFixed(1)} %`)
    expect(right / drawn.length).toBeGreaterThanOrEqual(0.9)
  })

  it('have names that are unique and readable', () => {
    const keys = new Map(found.map(({ task }) => [task.key, task.name]))
    expect(new Set(keys.values()).size).toBe(keys.size)
    for (const name of keys.values()) expect(name).toMatch(/^[\p{L}\d]+(?:-[\p{L}\d]+)*$/u)
  })

  it.each([
    ['half-way', [0.5], (known: KnownVersion[]) => known.toReversed()],
    ['early and late', [0.05, 0.85], (known: KnownVersion[]) => known],
    ['three times', [0.011, 0.2, 0.7], shuffled],
  ])('keep their keys when capture starts again with what the store knows: %s', (_, shares, order) => {
    const places = shares.map((share) => Math.floor(share * drawn.length))
    const again = identifyWithStarts(drawn, places, order)
    const keys = (identities: Identity[]) =>
      identities.map(({ task, version }) => `${task.key} ${task.name} ${version.key}`)
    expect(keys(again)).toEqual(keys(found))
  })
})

it('has at least 60 templates of distinct names', () => {
  const names = [...templates, ...voiceTemplates, ...tradeTemplates].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(templates.length).toBeGreaterThanOrEqual(60)
})

it('gives the same keys in any order of arrival', () => {
  const drawn = draw(templates, 3).slice(0, templates.length * 20)
  const keysByTemplate = (found: Identity[], order: Drawn) =>
    new Map(found.map(({ version }, at) => [`${order[at]?.template.name}`, version.key]))
  const reversed = drawn.toReversed()
  const ahead = keysByTemplate(identifyAll(drawn), drawn)
  const back = keysByTemplate(identifyAll(reversed), reversed)
  const same = [...ahead].filter(([name, key]) => back.get(name) === key).length
  console.log(`${same} of ${ahead.size} versions have the same key in reverse order`)
  expect(same / ahead.size).toBeGreaterThanOrEqual(0.9)
})

it('measures agreement of clusterings', () => {
  expect(adjustedRand(['a', 'a', 'b', 'b'], ['x', 'x', 'y', 'y'])).toBe(1)
  expect(adjustedRand(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'y'])).toBeCloseTo(-0.5, 9)
  expect(adjustedRand(['a', 'a', 'a', 'b', 'b', 'b'], ['x', 'x', 'y', 'y', 'z', 'z'])).toBeCloseTo(0.2424, 3)
})
