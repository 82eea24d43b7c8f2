import { configSchema, type PriceOverride } from '@tierdrop/config'
import { emptyUsage } from '@tierdrop/wire'
import { describe, expect, it } from 'vitest'
import type { Priced } from '../types.ts'
import { createPriceBook } from './price-book.ts'

// The sums that articles of March 2026 print, to the cent. Sources A to C state one set of prices,
// D and E another; A's are the price list's, D's come in as a team's own would.
const march = Date.parse('2026-03-20T12:00:00Z')
const million = 1_000_000

const sourceD = configSchema.parse({
  prices: [
    { model: 'gpt-5.4-mini', input: 0.4, output: 1.6, source: 'source D' },
    { model: 'gpt-5.4-nano', input: 0.1, output: 0.4, source: 'source D' },
    { model: 'claude-haiku-3-5', input: 0.8, output: 4, source: 'source D' },
  ],
}).prices
const at = (overrides: PriceOverride[]) => {
  const book = createPriceBook({ overrides })
  return (priced: Priced, input: number, output: number) => {
    const cost = book.priceOf(priced, { ...emptyUsage(), input, output }, march)
    if (!cost.known) throw new Error(cost.reason)
    return cost.nano
  }
}
const listed = at([])
const told = at(sourceD)

const openai = { url: 'https://api.openai.com', vendor: 'openai' }
const anthropic = { url: 'https://api.anthropic.com', vendor: 'anthropic' }
const mini = { model: 'gpt-5.4-mini', upstream: openai }
const nano = { model: 'gpt-5.4-nano', upstream: openai }
const haiku = { model: 'claude-haiku-3-5', upstream: anthropic }
const dollars = (nanoDollars: number) => nanoDollars / 1e9
const cents = (nanoDollars: number) => Math.round(nanoDollars / 1e7) / 100

describe('published sums', () => {
  it('500 in and 200 out, a million calls, at D: nano $130, mini $520, haiku $1,200', () => {
    expect(cents(told(nano, 500, 200) * million)).toBe(130)
    expect(cents(told(mini, 500, 200) * million)).toBe(520)
    expect(cents(told(haiku, 500, 200) * million)).toBe(1_200)
  })

  it('with one retry of each failure, nano at 11.3 % failing: $144.69', () => {
    expect(cents(told(nano, 500, 200) * million * 1.113)).toBe(144.69)
  })

  it('the printed "mini with retries $533" is wrong: 5.9 % failing make $550.68', () => {
    const computed = cents(told(mini, 500, 200) * million * 1.059)
    expect(computed).toBe(550.68)
    expect(computed).not.toBe(533)
  })

  it('1,000 in and 500 out, a million calls a day, at A: mini $3,000, nano $825', () => {
    const [dayOfMini, dayOfNano] = [listed(mini, 1_000, 500) * million, listed(nano, 1_000, 500) * million]
    expect(cents(dayOfMini)).toBe(3_000)
    expect(cents(dayOfNano)).toBe(825)
    // The article rounds to $794 K a year of 365 days.
    expect(cents((dayOfMini - dayOfNano) * 365)).toBe(793_875)
  })

  it('40 M in and 10 M out a day, at D: mini $32.00, nano $8.00; $720 in 30 days', () => {
    const [dayOfMini, dayOfNano] = [
      told(mini, 40 * million, 10 * million),
      told(nano, 40 * million, 10 * million),
    ]
    expect(cents(dayOfMini)).toBe(32)
    expect(cents(dayOfNano)).toBe(8)
    expect(cents((dayOfMini - dayOfNano) * 30)).toBe(720)
    // 0.5 % of 50,000 documents a day in a review of $2 each cost more than that a day.
    const reviews = 50_000 * 0.005 * 2
    expect(reviews).toBe(500)
    expect(reviews).toBeGreaterThan(dollars(dayOfMini - dayOfNano))
  })

  it('a ticket through four steps at A, with haiku 3.5: $0.0078', () => {
    const listedHaiku = { model: 'claude-3-5-haiku-latest', upstream: anthropic }
    const steps = [
      listed(nano, 500, 50),
      listed(nano, 1_000, 200),
      listed(listedHaiku, 2_000, 500),
      listed(mini, 3_000, 300),
    ]
    expect(steps.map(dollars)).toEqual([0.0001625, 0.00045, 0.0036, 0.0036])
    const ticket = steps.reduce((sum, step) => sum + step, 0)
    // The article prints $0.0078, rounded from this.
    expect(dollars(ticket)).toBe(0.0078125)
  })

  it('the printed "8 points more errors at $0.10 each cost $80,000" is wrong: on a million calls it is $8,000', () => {
    const errors = (million * 8) / 100
    const errorCost = 1e9 / 10
    expect(errors).toBe(80_000)
    expect(cents(errors * errorCost)).toBe(8_000)
    // $80,000 follows from $1.00 an error, or from ten million calls.
    expect(cents(errors * errorCost * 10)).toBe(80_000)
  })
})
