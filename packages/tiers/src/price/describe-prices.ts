import type { Tier } from '../types.ts'
import type { PriceBook } from './price-book.ts'
import type { Rates } from './rates.ts'

export type TierPrices = {
  tier: string
  model: string
  vendor: string
  /** null where the price is unknown; `unknown` says why */
  rates: Rates | null
  source: string | null
  from: 'override' | 'list' | null
  /** the UTC day that the rates were looked up for, and the days they hold */
  asOf: string
  validFrom: string | null
  validUntil: string | null
  /** what has no price, in words; requests that are billed for it have an unknown cost */
  unknown: readonly string[]
}

/** What `tierdrop prices` shows: used rates, from where, as of when, and what is unknown. */
export function describePrices(book: PriceBook, tiers: readonly Tier[], at: number): TierPrices[] {
  return tiers.map((tier) => {
    const found = book.cardOf(tier, at)
    const about = {
      tier: tier.name,
      model: tier.model,
      vendor: tier.upstream.vendor,
      asOf: new Date(at).toISOString().slice(0, 10),
    }
    if (!found.known) {
      const nothing = { rates: null, source: null, from: null, validFrom: null, validUntil: null }
      return { ...about, ...nothing, unknown: [found.reason] }
    }
    const { rates, source, from, validFrom, validUntil } = found.card
    return { ...about, rates, source, from, validFrom, validUntil, unknown: unknownOf(rates) }
  })
}

function unknownOf(rates: Rates): string[] {
  if (rates.input === null && rates.output === null && rates.perRequest !== null) return []
  const named: [keyof Rates, string][] = [
    ['input', 'input'],
    ['output', 'output'],
    ['cacheWrite', 'cache writes'],
    ['cacheWriteHour', 'cache writes of one hour'],
    ['inputAudio', 'audio input'],
    ['outputAudio', 'audio output'],
    ['serverTool', 'tools that the vendor runs'],
    ['batchShare', 'batch'],
  ]
  return named.filter(([key]) => rates[key] === null).map(([, words]) => words)
}
