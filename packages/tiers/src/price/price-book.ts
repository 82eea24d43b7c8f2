import type { PriceOverride } from '@tierdrop/config'
import { emptyUsage } from '@tierdrop/wire'
import type { Cost, Priced, PriceOf } from '../types.ts'
import { costOfUsage } from './cost-of-usage.ts'
import { listCard } from './list-card.ts'
import { overrideCard } from './override-card.ts'
import type { CardOrReason } from './rates.ts'

export type PriceBook = {
  priceOf: PriceOf
  /** the rates behind it */
  cardOf(priced: Priced, at: number): CardOrReason
  /** for budgets: what a call of so many tokens will cost, nothing cached */
  estimateCost(priced: Priced, tokens: { input: number | null; output: number | null }, at: number): Cost
}

/** The team's own prices, and for the rest the list. `at` pins the day that prices are taken from. */
export function createPriceBook(options: { overrides: readonly PriceOverride[]; at?: number }): PriceBook {
  const cards = new Map<string, CardOrReason>()

  const cardOf = (priced: Priced, at: number): CardOrReason => {
    const time = options.at ?? at
    // Some vendors bill by the time of day, so an hour is the unit that a card is kept for.
    const hour = Math.floor(time / 3_600_000)
    // asked for every reply; no name of a vendor or model holds this separator
    const key = `${hour}\0${priced.upstream.vendor}\0${priced.upstream.url}\0${priced.model}`
    const known = cards.get(key)
    if (known) return known
    const override = overrideCard(options.overrides, priced, time)
    const card: CardOrReason = override ? { known: true, card: override } : listCard(priced, time)
    if (cards.size >= 10_000) cards.clear()
    cards.set(key, card)
    return card
  }

  const priceOf: PriceOf = (priced, usage, at) => {
    const found = cardOf(priced, at)
    return found.known ? costOfUsage(usage, found.card.rates) : found
  }

  return {
    priceOf,
    cardOf,
    estimateCost: (priced, tokens, at) =>
      priceOf(priced, { ...emptyUsage(), ...tokens, estimated: true }, at),
  }
}
