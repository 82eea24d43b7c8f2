import type { Family } from './types.ts'

export type SimulatedTier = {
  model: string
  vendor: 'openai' | 'anthropic'
  family: Family
  /** median time to first token of a 1,000-token prompt, ms */
  firstMs: number
  tokensPerSecond: number
  contextWindow: number
}

/** Published where FACTS name a figure (mini, nano; haiku's extraction latency); the primaries are assumed slower. */
export const tiers: readonly SimulatedTier[] = [
  tier('gpt-5.4', 'openai', 'primary', 620, 34, 1_000_000),
  tier('gpt-5.4-mini', 'openai', 'mini', 420, 38, 400_000),
  tier('gpt-5.4-nano', 'openai', 'nano', 280, 45, 400_000),
  tier('claude-sonnet-4-6', 'anthropic', 'primary', 680, 36, 1_000_000),
  tier('claude-haiku-4-5', 'anthropic', 'haiku', 520, 42, 200_000),
]

function tier(
  model: string,
  vendor: SimulatedTier['vendor'],
  family: Family,
  firstMs: number,
  tokensPerSecond: number,
  contextWindow: number,
): SimulatedTier {
  return { model, vendor, family, firstMs, tokensPerSecond, contextWindow }
}

/** The tier of a model's name or of a dated snapshot of it (`gpt-5.4-mini-2026-03-17`). */
export function findTier(model: string): SimulatedTier | null {
  return tiers.find((each) => model === each.model || isSnapshot(model, each.model)) ?? null
}

function isSnapshot(model: string, name: string): boolean {
  return model.startsWith(`${name}-`) && /^\d{4}-?\d{2}-?\d{2}$/.test(model.slice(name.length + 1))
}
