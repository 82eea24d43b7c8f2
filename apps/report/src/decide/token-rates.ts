import type { TokenRates } from '@tierdrop/decision'
import type { PriceBook, Priced, Rate } from '@tierdrop/tiers'

/** What a tier's tokens cost at a time, below any long-context step; null where the price is unknown. */
export function tokenRates(
  prices: Pick<PriceBook, 'cardOf'>,
  tier: Priced | undefined,
  at: number,
): TokenRates | null {
  const found = tier && prices.cardOf(tier, at)
  if (!found?.known) return null
  const { rates } = found.card
  const [input, output] = [baseOf(rates.input), baseOf(rates.output)]
  if (input === null || output === null) return null
  return {
    input,
    cached: baseOf(rates.cacheRead),
    written: baseOf(rates.cacheWrite),
    writtenHour: baseOf(rates.cacheWriteHour),
    output,
    reasoning: baseOf(rates.reasoning),
  }
}

const baseOf = (rate: Rate | null): number | null => (typeof rate === 'number' ? rate : (rate?.base ?? null))
