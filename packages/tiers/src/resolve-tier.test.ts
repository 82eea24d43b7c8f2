import { configSchema, TierdropError } from '@tierdrop/config'
import { describe, expect, it } from 'vitest'
import { primaryTier } from './primary-tier.ts'
import { resolveTier } from './resolve-tier.ts'

const configOf = (tier: object, upstreams: object = {}) =>
  configSchema.parse({
    upstreams,
    tiers: { nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano', ...tier } },
  })
const revision = (tier: object, upstreams = {}) => resolveTier(configOf(tier, upstreams), 'nano').revision

describe('resolveTier', () => {
  it('resolves everything but the key', () => {
    expect(resolveTier(configOf({ key: 'NANO_KEY', timeout: '30s' }), 'nano')).toEqual({
      name: 'nano',
      dialect: 'openai-chat',
      upstream: { name: 'openai', url: 'https://api.openai.com', vendor: 'openai' },
      model: 'gpt-5.4-nano',
      keyEnv: 'NANO_KEY',
      prompt: { prepend: null, append: null, replace: null },
      parameters: {},
      timeoutMs: 30_000,
      maxConcurrent: 8,
      requestsPerMinute: null,
      contextWindow: null,
      tools: true,
      images: true,
      revision: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
    })
  })

  it('makes another revision of what can change a reply, and of nothing else', () => {
    const base = revision({})
    for (const changed of [
      { model: 'gpt-5.4-mini' },
      { prompt: { append: 'Label only.' } },
      { parameters: { temperature: 0 } },
      { timeout: '1s' },
      { dialect: 'openai-responses' },
    ]) {
      expect(revision(changed)).not.toBe(base)
    }
    for (const same of [{ key: 'OTHER' }, { maxConcurrent: 1 }, { requestsPerMinute: 9 }]) {
      expect(revision(same)).toBe(base)
    }
    // The demonstration's vendor listens on another port at each start.
    expect(revision({}, { openai: { url: 'http://127.0.0.1:5001' } })).toBe(base)
    expect(revision({}, { openai: { vendor: 'somebody-else' } })).not.toBe(base)
  })

  it('hashes the same whatever the order of parameters is', () => {
    expect(revision({ parameters: { a: 1, b: { c: 2, d: 3 } } })).toBe(
      revision({ parameters: { b: { d: 3, c: 2 }, a: 1 } }),
    )
  })

  it('says which tiers there are, with exit code 2', () => {
    const wrong = () => resolveTier(configOf({}), 'nanu')
    expect(wrong).toThrow(TierdropError)
    expect(wrong).toThrow('there is no tier "nanu" in the config; there are: nano')
    expect(() => resolveTier(configOf({}), 'toString')).toThrow('no tier "toString"')
  })
})

describe('primaryTier', () => {
  it('is what production used, with the key of its upstream and nothing changed', () => {
    const used = { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4' } as const
    expect(primaryTier(configOf({}), used)).toMatchObject({
      model: 'gpt-5.4',
      keyEnv: 'OPENAI_API_KEY',
      parameters: {},
      prompt: { prepend: null, append: null, replace: null },
    })
    expect(() => primaryTier(configOf({}), { ...used, upstream: 'gone' })).toThrow('no upstream "gone"')
  })

  it('is another revision than a candidate of the same model with a prompt of its own', () => {
    const config = configOf({ prompt: { append: 'Label only.' } })
    const used = { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano' } as const
    expect(primaryTier(config, used).revision).not.toBe(resolveTier(config, 'nano').revision)
  })
})
