import type { Config } from '@tierdrop/config'
import { createPriceBook, describePrices, resolveTiers } from '@tierdrop/tiers'
import { type Diagnosis, fine, warning } from './diagnosis.ts'

export function checkPrices(config: Config, now: number): Diagnosis[] {
  const tiers = describePrices(createPriceBook({ overrides: config.prices }), resolveTiers(config), now)
  return tiers.map(({ tier, model, rates, unknown, source }) =>
    rates === null
      ? warning(
          `price of ${tier}`,
          `unknown: ${unknown.join(', ')}; its saving will be unknown`,
          `add to tierdrop.yaml: prices: [{ model: ${model}, source: "where from", input: …, output: … }]`,
        )
      : fine(`price of ${tier}`, source ?? 'known'),
  )
}
