import { setTimeout as sleep } from 'node:timers/promises'
import { unitOf } from './seeded.ts'
import type { SimulatedTier } from './tiers.ts'

export type Pace = { firstMs: number; perTokenMs: number }

/** Latencies scatter: a factor around 1 by a hash of the request, with a tail to the slow side. */
export function paceOf(
  tier: SimulatedTier,
  inputTokens: number,
  key: string,
  { divisor, slow }: { divisor: number; slow: boolean },
): Pace {
  const spread = (name: string, width: number) =>
    Math.exp(width * normal(unitOf(key, name, 1), unitOf(key, name, 2)))
  // The published medians are for prompts of 1,000 tokens; longer ones take somewhat longer to read.
  const reading = 0.75 + 0.25 * (inputTokens / 1_000)
  const factor = (slow ? 10 : 1) / divisor
  return {
    firstMs: tier.firstMs * reading * spread('first', 0.25) * factor,
    perTokenMs: (1_000 / tier.tokensPerSecond) * spread('speed', 0.1) * factor,
  }
}

function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v)
}

/** Waits until a time of the monotonic clock; what is due already doesn't wait. */
export async function until(dueAt: number, signal: AbortSignal): Promise<void> {
  const left = dueAt - performance.now()
  if (left >= 1) await sleep(left, undefined, { signal })
}
