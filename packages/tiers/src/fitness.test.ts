import { configSchema } from '@tierdrop/config'
import { readRequest } from '@tierdrop/wire'
import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from './capabilities.ts'
import { type ConversationFacts, type EgressRule, factsOf, fitness } from './fitness.ts'
import { resolveTier } from './resolve-tier.ts'

const tierOf = (settings: object) =>
  resolveTier(
    configSchema.parse({
      tiers: { nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano', ...settings } },
    }),
    'nano',
  )
const plain: ConversationFacts = {
  inputTokens: 1_000,
  maxTokens: null,
  tools: false,
  images: false,
  chained: false,
  effects: [],
}
const own: EgressRule = { primaryVendor: 'openai', vendors: null }
const codes = (settings: object, facts: Partial<ConversationFacts> = {}, egress = own) => {
  const tier = tierOf(settings)
  return fitness(tier, capabilitiesOf(tier), { ...plain, ...facts }, egress).map(({ code }) => code)
}

describe('fitness', () => {
  it('lets content go to the primary’s own vendor alone, unless a rule says otherwise', () => {
    const haiku = { upstream: 'anthropic', dialect: 'anthropic-messages', model: 'claude-haiku-4-5' }
    expect(codes({})).toEqual([])
    expect(codes(haiku)).toEqual(['egress'])
    expect(codes(haiku, {}, { primaryVendor: 'openai', vendors: ['openai', 'anthropic'] })).toEqual([])
    expect(codes({}, {}, { primaryVendor: 'openai', vendors: [] })).toEqual(['egress'])
    const tier = tierOf(haiku)
    expect(fitness(tier, capabilitiesOf(tier), plain, own)[0]?.reason).toBe(
      "anthropic may not receive this content: without an egress rule only openai, the primary's own vendor, may",
    )
  })

  it('counts the room for the reply into the context window', () => {
    expect(codes({ contextWindow: 1_000 })).toEqual([])
    expect(codes({ contextWindow: 1_000 }, { maxTokens: 1 })).toEqual(['context'])
    expect(codes({ contextWindow: 999 })).toEqual(['context'])
  })

  it('takes the window from the price list where config is silent, and no side where nobody knows', () => {
    expect(capabilitiesOf(tierOf({})).contextWindow).toEqual({ tokens: 400_000, from: 'list' })
    expect(codes({}, { inputTokens: 400_001 })).toEqual(['context'])
    expect(codes({}, { inputTokens: null })).toEqual([])
    expect(capabilitiesOf(tierOf({ model: 'unheard-of' })).contextWindow).toBeNull()
    expect(codes({ model: 'unheard-of' }, { inputTokens: 10_000_000 })).toEqual([])
  })

  it('names every reason', () => {
    const settings = { tools: false, images: false, contextWindow: 10 }
    expect(codes(settings, { tools: true, images: true, chained: true })).toEqual([
      'context',
      'tools',
      'images',
      'chain',
    ])
  })

  it('lets a chain be continued by the vendor that began it', () => {
    expect(codes({ dialect: 'openai-responses' }, { chained: true })).toEqual([])
  })

  it('asks nothing twice that would be done twice', () => {
    expect(codes({}, { effects: ['mcp'] })).toEqual(['effects'])
    const tier = tierOf({ dialect: 'openai-responses' })
    const asked = readRequest('openai-responses', { input: 'hi', conversation: 'conv_1' })
    expect(fitness(tier, capabilitiesOf(tier), factsOf(asked, 1), own)[0]?.reason).toBe(
      'asked again, it would a second time append to a conversation that the vendor keeps (conversation)',
    )
  })

  it('reads what decides from a conversation', () => {
    const body = {
      model: 'm',
      max_completion_tokens: 50,
      tools: [{ type: 'function', function: { name: 'f', parameters: {} } }],
      messages: [
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }] },
      ],
    }
    expect(factsOf(readRequest('openai-chat', body), 7)).toEqual({
      inputTokens: 7,
      maxTokens: 50,
      tools: true,
      images: true,
      chained: false,
      effects: [],
    })
  })
})
