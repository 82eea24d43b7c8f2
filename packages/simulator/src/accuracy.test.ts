import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { answer } from './answer.ts'
import { openaiChat } from './dialects/openai-chat.ts'
import { quality } from './quality.ts'
import { randomOf } from './seeded.ts'
import { tiers } from './tiers.ts'
import { type Body, bodyOf, continueBody } from './traffic/body-of.ts'
import type { Answer, Asked, Item, Truth, WorldName } from './types.ts'
import { runShopTool } from './worlds/agent-shop.ts'
import { findWorld, worlds } from './worlds/index.ts'

const seed = 'accuracy'
const count = 1_000
const candidates = tiers.filter((tier) => tier.model !== 'claude-sonnet-4-6')

function askedOf(item: Item, temperature: number): { asked: Asked; body: Body } {
  const body = { ...bodyOf(item, { dialect: 'openai-chat', model: 'any', stream: false }), temperature }
  return { asked: openaiChat.readRequest(body), body }
}

function itemsOf(world: WorldName): Item[] {
  return Array.from({ length: count }, (_, index) => findWorld(world).make(randomOf('items', world, index)))
}

/** Right by the truth that the item came with, not by what the simulator says of itself. */
function isRight(said: Answer, truth: Truth): boolean {
  switch (truth.type) {
    case 'label':
      return said.text === truth.label
    case 'calls':
      return (
        JSON.stringify(
          said.calls.map((call) => ({ name: call.name, arguments: JSON.parse(call.arguments) })),
        ) === JSON.stringify(truth.calls)
      )
    case 'runs':
      return runsRight(said.text, truth)
    case 'facts':
      return said.text.split('\n').slice(2).join('\n') === truth.facts.map((fact) => `- ${fact}`).join('\n')
    default:
      throw new Error(`${truth.type} is checked elsewhere`)
  }
}

function runsRight(text: string, { name, runs }: Extract<Truth, { type: 'runs' }>): boolean {
  const code = /```js\n(.*)\n```/s.exec(text)?.[1]?.replace('export ', '') ?? ''
  const made: unknown = runInNewContext(`${code}\n${name}`)
  return (
    typeof made === 'function' &&
    runs.every(({ input, output }) => JSON.stringify(made(...input)) === JSON.stringify(output))
  )
}

/** Four standard errors; `cluster` where errors come in groups. */
function expectNear(share: number, expected: number, n: number, cluster = 1): void {
  const bound = 4 * Math.sqrt((expected * (1 - expected) * cluster) / n)
  expect(share).toBeGreaterThan(expected - bound)
  expect(share).toBeLessThan(expected + bound)
}

describe.each(['intents', 'dispatch', 'code', 'summaries'] as const)('%s', (world) => {
  const items = itemsOf(world)
  it.each(candidates)('$model is right as often as known', (tier) => {
    for (const temperature of [0, 1]) {
      const right = items.filter((item) =>
        isRight(answer(askedOf(item, temperature).asked, tier, { seed, nonce: 0 }), item.truth),
      )
      expectNear(right.length / count, quality[world].accuracy[tier.family], count)
    }
  })
})

describe.each(['invoices', 'leads'] as const)('%s', (world) => {
  const items = itemsOf(world)
  it.each(candidates)('$model reads fields and writes valid JSON as often as known', (tier) => {
    let [fields, right, valid] = [0, 0, 0]
    for (const item of items) {
      const { text } = answer(askedOf(item, 1).asked, tier, { seed, nonce: 0 })
      const truth = item.truth.type === 'value' ? item.truth.value : {}
      const record = parse(text)
      if (!record) continue
      valid++
      for (const [field, value] of Object.entries(truth)) {
        fields++
        if (record[field] === value) right++
      }
    }
    // A broken record loses 1 to 3 fields, so errors are clustered.
    expectNear(right / fields, quality[world].accuracy[tier.family], fields, 2.5)
    expectNear(valid / count, quality[world].validJson?.[tier.family] ?? 1, count)
  })
})

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

describe('agent', () => {
  const items = itemsOf('agent')
  it.each(candidates)('$model goes the whole way as often as known', (tier) => {
    let whole = 0
    for (const item of items) {
      let { asked, body } = askedOf(item, 1)
      const tools: string[] = []
      let right = true
      for (let step = 0; right && step < 6; step++) {
        const said = answer(asked, tier, { seed, nonce: 0 })
        const due = findWorld('agent').solve(asked)?.right
        right = JSON.stringify(due?.calls) === JSON.stringify(said.calls)
        if (said.calls.length === 0) break
        const calls = said.calls.map((call) => ({ ...call, id: `call_${step}` }))
        tools.push(...calls.map((call) => call.name))
        const results = calls.map((call) => runShopTool(call.name, call.arguments))
        body = continueBody(body, 'openai-chat', { text: said.text, calls }, results)
        asked = openaiChat.readRequest(body)
      }
      if (right && item.truth.type === 'trajectory') {
        expect(tools).toEqual(item.truth.tools)
        whole++
      }
    }
    expectNear(whole / count, quality.agent.accuracy[tier.family], count)
  })
})

describe('published failure modes', () => {
  const modesOf = (world: WorldName, model: string) => {
    const tier = tiers.find((each) => each.model === model)
    if (!tier) throw new Error(model)
    const seen = new Map<string, Answer[]>()
    for (const item of itemsOf(world)) {
      const said = answer(askedOf(item, 1).asked, tier, { seed, nonce: 0 })
      if (said.mode) seen.set(said.mode, [...(seen.get(said.mode) ?? []), said])
    }
    return seen
  }

  it('nano drops optional fields, swaps close ones and breaks JSON', () => {
    const modes = modesOf('invoices', 'gpt-5.4-nano')
    expect([...modes.keys()].sort()).toEqual([
      'dropped-optional-field',
      'invalid-json',
      'swapped-fields',
      'wrong-value',
    ])
    expect(modes.get('invalid-json')?.every((each) => parse(each.text) === null)).toBe(true)
  })

  it('nano omits required arguments and invents others', () => {
    const modes = modesOf('dispatch', 'gpt-5.4-nano')
    expect(modes.get('missing-required-argument')?.length).toBeGreaterThan(10)
    expect(modes.get('invented-argument')?.length).toBeGreaterThan(5)
  })

  it('mini takes the wrong tool, most of all for ambiguous wishes', () => {
    expect(modesOf('dispatch', 'gpt-5.4-mini').get('wrong-tool')?.length).toBeGreaterThan(30)
  })

  it('nano forgets the second half of long documents', () => {
    expect(modesOf('summaries', 'gpt-5.4-nano').get('forgotten-second-half')?.length).toBeGreaterThan(100)
  })
})

describe('errors belong to item and tier', () => {
  const items = itemsOf('intents')
  const [mini, nano] = candidates.filter((tier) => tier.family === 'mini' || tier.family === 'nano')
  const sayAll = (tier: typeof mini, temperature: number, nonce: number) =>
    items.map((item) => tier && answer(askedOf(item, temperature).asked, tier, { seed, nonce }).text)

  it('repeats itself at temperature 0, and nearly always above', () => {
    expect(sayAll(mini, 0, 7)).toEqual(sayAll(mini, 0, 0))
    expect(sayAll(mini, 1, 7)).toEqual(sayAll(mini, 1, 7))
    const [first, second] = [sayAll(mini, 1, 0), sayAll(mini, 1, 1)]
    const differing = first.filter((text, index) => text !== second[index]).length
    expect(differing).toBeGreaterThan(2)
    expect(differing).toBeLessThan(0.03 * count)
  })

  it('fails mostly where the weaker tier fails too', () => {
    const labels = items.map((item) => (item.truth.type === 'label' ? item.truth.label : ''))
    const wrong = (texts: (string | undefined)[]) =>
      new Set(texts.flatMap((text, index) => (text === labels[index] ? [] : [index])))
    const ofNano = wrong(sayAll(nano, 0, 0))
    const ofMini = [...wrong(sayAll(mini, 0, 0))]
    expect(ofMini.filter((index) => ofNano.has(index)).length / ofMini.length).toBeGreaterThan(0.85)
  })
})

describe('items', () => {
  it.each(worlds.map((world) => world.name))(
    '%s: no two alike, prompts of a real length, a right reply for each',
    (name) => {
      const items = itemsOf(name)
      expect(new Set(items.map((item) => item.user)).size).toBeGreaterThan(count * 0.93)
      expect(items[0]?.system.length).toBeGreaterThan(200)
      expect(items[0]?.system.length).toBeLessThan(1_800)
      for (const item of items) {
        const { asked } = askedOf(item, 0)
        expect(worlds.find((world) => world.solve(asked))?.name).toBe(name)
      }
    },
  )
})
