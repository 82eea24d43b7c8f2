import { configSchema } from '@tierdrop/config'
import { emptyUsage } from '@tierdrop/wire'
import { describe, expect, it } from 'vitest'
import { resolveTiers } from '../resolve-tier.ts'
import { describePrices } from './describe-prices.ts'
import { createPriceBook } from './price-book.ts'

const march = Date.parse('2026-03-20T12:00:00Z')
const openai = { url: 'https://api.openai.com', vendor: 'openai' }
const usage = { ...emptyUsage(), input: 1_000_000, output: 0 }
const bookOf = (...prices: object[]) =>
  createPriceBook({
    overrides: configSchema.parse({ prices: prices.map((price) => ({ source: 'us', output: 1, ...price })) })
      .prices,
  })
const dollars = (book: ReturnType<typeof bookOf>, model: string, at = march, upstream = openai) => {
  const cost = book.priceOf({ model, upstream }, usage, at)
  return cost.known ? cost.nano / 1e9 : cost.reason
}

describe('createPriceBook', () => {
  it('takes the list’s price where the team has none', () => {
    expect(dollars(bookOf(), 'gpt-5.4-nano')).toBe(0.2)
    expect(dollars(bookOf(), 'gpt-5.4-nano-2026-03-17')).toBe(0.2)
  })

  it('takes the team’s price on the days it holds', () => {
    const book = bookOf({ model: 'gpt-5.4-nano', input: 0.1, from: '2026-03-20', until: '2026-03-20' })
    expect(dollars(book, 'gpt-5.4-nano', Date.parse('2026-03-19T23:59:59Z'))).toBe(0.2)
    expect(dollars(book, 'gpt-5.4-nano', Date.parse('2026-03-20T00:00:00Z'))).toBe(0.1)
    expect(dollars(book, 'gpt-5.4-nano', Date.parse('2026-03-20T23:59:59Z'))).toBe(0.1)
    expect(dollars(book, 'gpt-5.4-nano', Date.parse('2026-03-21T00:00:00Z'))).toBe(0.2)
  })

  it('prefers the exact name, then the vendor’s own, then what began last', () => {
    const book = bookOf(
      { model: 'gpt-5.4-nano', input: 1 },
      { model: 'gpt-5.4-nano', input: 2, from: '2026-03-01' },
      { model: 'gpt-5.4-nano', input: 3, vendor: 'azure' },
      { model: 'gpt-5.4-nano-2026-03-17', input: 4 },
    )
    expect(dollars(book, 'gpt-5.4-nano')).toBe(2)
    expect(dollars(book, 'gpt-5.4-nano', march, { url: 'https://eu.example', vendor: 'azure' })).toBe(3)
    expect(dollars(book, 'gpt-5.4-nano-2026-03-17')).toBe(4)
    expect(dollars(book, 'gpt-5.4-nano-2026-01-01')).toBe(2)
  })

  it('never takes one vendor’s price for another’s model of the same name', () => {
    const house = { url: 'http://10.0.0.7:8000', vendor: 'our-own-openai' }
    expect(dollars(bookOf(), 'gpt-5.4-nano', march, house)).toBe(
      'the price list knows no vendor "our-own-openai"',
    )
    expect(dollars(bookOf(), 'gpt-nonsense')).toBe('the price list knows no model "gpt-nonsense" of openai')
  })

  it('finds a vendor of another name by its address', () => {
    expect(dollars(bookOf(), 'gpt-5.4-nano', march, { ...openai, vendor: 'openai-eu' })).toBe(0.2)
  })

  it('follows the list’s dated prices', () => {
    const opus = (at: string) => {
      const found = bookOf().cardOf(
        { model: 'claude-opus-4-6', upstream: { url: '', vendor: 'anthropic' } },
        Date.parse(at),
      )
      return found.known ? found.card : null
    }
    expect(opus('2026-03-12T00:00:00Z')).toMatchObject({ validFrom: null, validUntil: '2026-03-12' })
    expect(opus('2026-03-12T00:00:00Z')?.rates.input).toEqual({
      base: 5,
      steps: [{ above: 200_000, rate: 10 }],
    })
    expect(opus('2026-03-13T00:00:00Z')).toMatchObject({ validFrom: '2026-03-13', validUntil: null })
    expect(opus('2026-03-13T00:00:00Z')?.rates.input).toBe(5)
  })

  it('pins prices to a day where asked to', () => {
    const overrides = configSchema.parse({
      prices: [{ model: 'gpt-5.4-nano', input: 9, output: 9, source: 'us', from: '2026-05-01' }],
    }).prices
    const pinned = createPriceBook({ overrides, at: Date.parse('2026-06-01') })
    expect(pinned.priceOf({ model: 'gpt-5.4-nano', upstream: openai }, usage, march)).toEqual({
      known: true,
      nano: 9e9,
    })
  })

  it('estimates for budgets, and says what it cannot', () => {
    const priced = { model: 'gpt-5.4-nano', upstream: openai }
    expect(bookOf().estimateCost(priced, { input: 1_000, output: 500 }, march)).toEqual({
      known: true,
      nano: 825_000,
    })
    expect(bookOf().estimateCost(priced, { input: 1_000, output: null }, march).known).toBe(false)
  })
})

describe('describePrices', () => {
  it('says what is used, from where, as of when, and what is unknown', () => {
    const config = configSchema.parse({
      upstreams: { house: { url: 'http://127.0.0.1:8000', vendor: 'house' } },
      tiers: {
        nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano' },
        haiku: { upstream: 'anthropic', dialect: 'anthropic-messages', model: 'claude-haiku-4-5' },
        own: { upstream: 'house', dialect: 'openai-chat', model: 'llama' },
      },
      prices: [{ model: 'gpt-5.4-nano', input: 0.15, output: 1, source: 'contract 17', from: '2026-03-01' }],
    })
    const [nano, haiku, own] = describePrices(
      createPriceBook({ overrides: config.prices }),
      resolveTiers(config),
      march,
    )
    expect(nano).toMatchObject({ tier: 'nano', from: 'override', source: 'contract 17', asOf: '2026-03-20' })
    expect(nano).toMatchObject({ validFrom: '2026-03-01', validUntil: null })
    expect(nano?.unknown).toContain('cache writes')
    expect(haiku).toMatchObject({
      from: 'list',
      rates: { input: 1, cacheWrite: 1.25, cacheWriteHour: 2, output: 5 },
    })
    expect(haiku?.source).toMatch(/^@pydantic\/genai-prices \d+\.\d+\.\d+: anthropic\/claude-haiku-4-5$/)
    expect(haiku?.unknown).toEqual(['audio input', 'audio output'])
    expect(own).toMatchObject({ rates: null, unknown: ['the price list knows no vendor "house"'] })
  })
})
