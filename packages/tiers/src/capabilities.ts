import { listContextWindow } from './price/list-card.ts'
import type { Tier } from './types.ts'

export type Capabilities = {
  /** tokens; null where neither config nor the price list says */
  contextWindow: { tokens: number; from: 'config' | 'list' } | null
  tools: boolean
  images: boolean
}

/** What a tier can do: config's word first, then what the price list knows of the model. */
export function capabilitiesOf(tier: Tier): Capabilities {
  const { tools, images } = tier
  if (tier.contextWindow !== null)
    return { contextWindow: { tokens: tier.contextWindow, from: 'config' }, tools, images }
  const listed = listContextWindow(tier)
  return { contextWindow: listed === null ? null : { tokens: listed, from: 'list' }, tools, images }
}
