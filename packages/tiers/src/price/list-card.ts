import { createRequire } from 'node:module'
import { calcPrice, findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices'
import type { Priced } from '../types.ts'
import type { CardOrReason, Rate, Rates } from './rates.ts'

const listName = '@pydantic/genai-prices'
const listVersion = (() => {
  const require = createRequire(import.meta.url)
  // The package exports its entry alone; package.json stands beside the entry's folder.
  const manifest: { version: string } = require(
    require.resolve(listName).replace(/dist[\\/][^\\/]+$/, 'package.json'),
  )
  return manifest.version
})()

/** Both halve token prices for batches; nobody else's discount is taken for granted. */
const batchShares: Readonly<Record<string, number>> = { openai: 0.5, anthropic: 0.5 }

/** What the price list says of a model at a vendor it knows. */
export function listCard(priced: Priced, at: number): CardOrReason {
  const { vendor } = priced.upstream
  const provider = providerOf(priced)
  if (!provider) return { known: false, reason: `the price list knows no vendor "${vendor}"` }

  const found = calcPrice({}, priced.model, { provider, timestamp: new Date(at) })
  if (!found)
    return { known: false, reason: `the price list knows no model "${priced.model}" of ${provider.id}` }
  return {
    known: true,
    card: {
      rates: ratesOf(found.model_price, batchShares[provider.id] ?? null),
      source: `${listName} ${listVersion}: ${provider.id}/${found.model.id}`,
      from: 'list',
      ...validity(found.model, at),
    },
  }
}

/** The list does not change while a process lives, and a look through it takes longer than all else of a decision. */
const windows = new Map<string, number | null>()
const mostWindows = 10_000

/** What else the list knows of the model: its context window. */
export function listContextWindow(priced: Priced): number | null {
  const { vendor, url } = priced.upstream
  const key = JSON.stringify([vendor, url, priced.model])
  const known = windows.get(key)
  if (known !== undefined) return known
  const provider = providerOf(priced)
  const found = provider && calcPrice({}, priced.model, { provider })
  const window = found?.model.context_window ?? null
  if (windows.size >= mostWindows) windows.clear()
  windows.set(key, window)
  return window
}

/**
 * By the vendor's name, or by the address it is called at. Never by the model's: the same model has
 * another price, or none, where somebody else serves it.
 */
function providerOf({ upstream }: Priced) {
  const named = findProvider({ providerId: upstream.vendor })
  if (named?.id === upstream.vendor) return named
  return findProvider({ providerApiUrl: upstream.url })
}

function ratesOf(prices: ModelPrice, batchShare: number | null): Rates {
  const rate = (key: string): Rate | null => {
    const price = prices[key]
    if (price === undefined) return null
    if (typeof price === 'number') return price
    return { base: price.base, steps: price.tiers.map((tier) => ({ above: tier.start, rate: tier.price })) }
  }
  const each = (key: string) => {
    const perThousand = prices[key]
    return typeof perThousand === 'number' ? perThousand / 1_000 : null
  }
  return {
    input: rate('input_mtok'),
    cacheRead: rate('cache_read_mtok'),
    cacheWrite: rate('cache_write_mtok'),
    cacheWriteHour: rate('cache_write_1h_mtok'),
    output: rate('output_mtok'),
    reasoning: rate('output_reasoning_mtok'),
    inputAudio: rate('input_audio_mtok'),
    outputAudio: rate('output_audio_mtok'),
    perRequest: each('requests_kcount'),
    serverTool: each('web_searches_kcount'),
    batchShare,
  }
}

/** Dated prices stand in the list in the order of their beginning. */
function validity(
  { prices }: ModelInfo,
  at: number,
): { validFrom: string | null; validUntil: string | null } {
  if (!Array.isArray(prices)) return { validFrom: null, validUntil: null }
  const starts = prices
    .flatMap(({ constraint }) =>
      constraint?.type === 'start_date' ? [constraint.start_date.slice(0, 10)] : [],
    )
    .sort()
  const day = new Date(at).toISOString().slice(0, 10)
  const next = starts.find((start) => start > day)
  return {
    validFrom: starts.findLast((start) => start <= day) ?? null,
    validUntil: next ? new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10) : null,
  }
}
