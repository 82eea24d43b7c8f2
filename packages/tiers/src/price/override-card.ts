import type { PriceOverride } from '@tierdrop/config'
import { baseModel } from '../same-model.ts'
import type { Priced } from '../types.ts'
import type { PriceCard, Rate } from './rates.ts'

/**
 * The team's own price of a model on a day: the exact name before its base name, one vendor's before
 * everybody's, the latest beginning first. An override is a whole card: what it leaves out is not
 * taken from the list, since nobody signed that mixture.
 */
export function overrideCard(
  overrides: readonly PriceOverride[],
  priced: Priced,
  at: number,
): PriceCard | null {
  const day = new Date(at).toISOString().slice(0, 10)
  const model = priced.model.toLowerCase()
  const found = overrides
    .filter(({ vendor }) => vendor === null || vendor === priced.upstream.vendor)
    .filter(({ from, until }) => (from ?? '') <= day && day <= (until ?? '9999'))
    .filter((override) => {
      const named = override.model.toLowerCase()
      return named === model || named === baseModel(model)
    })
    .sort((a, b) => preference(b, model).localeCompare(preference(a, model)))[0]
  return found ? cardOf(found) : null
}

function preference(override: PriceOverride, model: string): string {
  const exact = override.model.toLowerCase() === model ? 1 : 0
  return `${exact}${override.vendor === null ? 0 : 1}${override.from ?? '0000-00-00'}`
}

function cardOf(override: PriceOverride): PriceCard {
  const long = override.longContext
  const rate = (key: TokenRate): Rate | null => {
    const base = override[key]
    const beyond = long?.[key]
    if (base === undefined) return null
    return long && beyond !== undefined ? { base, steps: [{ above: long.above, rate: beyond }] } : base
  }
  return {
    rates: {
      input: rate('input'),
      cacheRead: rate('cachedInput'),
      cacheWrite: rate('cacheWrite'),
      cacheWriteHour: rate('cacheWriteHour'),
      output: rate('output'),
      reasoning: rate('reasoning'),
      inputAudio: rate('inputAudio'),
      outputAudio: rate('outputAudio'),
      perRequest: override.perRequest ?? null,
      serverTool: override.serverTool ?? null,
      batchShare: override.batchShare ?? null,
    },
    source: override.source,
    from: 'override',
    validFrom: override.from ?? null,
    validUntil: override.until ?? null,
  }
}

type TokenRate =
  | 'input'
  | 'cachedInput'
  | 'cacheWrite'
  | 'cacheWriteHour'
  | 'output'
  | 'reasoning'
  | 'inputAudio'
  | 'outputAudio'
