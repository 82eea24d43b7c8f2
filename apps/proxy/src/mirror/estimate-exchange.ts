import type { Config } from '@tierdrop/config'
import type { ExchangeRow, ExchangeText } from '@tierdrop/store'
import { estimateUsage, type PriceOf } from '@tierdrop/tiers'
import { readExchange, type Usage } from '@tierdrop/wire'

export type EstimatedExchange = { exchangeId: string; usage: Usage; costNano: number | null }

/**
 * Many streams carry no usage, and production's request is never changed to get it: a tokenizer counts
 * instead, here, where nobody waits. Null where the vendor did count.
 */
export function estimateExchange(
  config: Config,
  exchange: ExchangeRow,
  text: ExchangeText,
  priceOf: PriceOf,
): EstimatedExchange | null {
  const { usage, status, upstream: name, at } = exchange
  const upstream = config.upstreams[name]
  if (status !== 'ok' || !upstream || (usage.input !== null && usage.output !== null)) return null
  const { conversation, reply } = readExchange({
    dialect: exchange.dialect,
    request: JSON.parse(text.request),
    response: { status: exchange.httpStatus ?? 200, contentType: text.contentType, body: text.response },
  })
  const estimate = estimateUsage(conversation, reply)
  const counted = {
    ...usage,
    input: usage.input ?? estimate.input,
    output: usage.output ?? estimate.output,
    estimated: true,
  }
  // By the name that served, whose dated form a price list may not know, else by the name asked for.
  for (const model of new Set([exchange.servedModel, exchange.model])) {
    const cost = model === null ? null : priceOf({ model, upstream }, counted, at)
    if (cost?.known) return { exchangeId: exchange.id, usage: counted, costNano: cost.nano }
  }
  return { exchangeId: exchange.id, usage: counted, costNano: null }
}
