import { type Random, randomOf } from '@tierdrop/simulator'
import { outputTokensOf } from './vendor-texts.ts'
import type { Circumstances, Quality, Said, Turn } from './week-task.ts'

/** What a candidate says; chance alone decides whether it is right. */
export function candidateReply(turn: Turn, quality: Quality, on: Circumstances, random: Random): Said {
  if (turn.invalid && random.chance(quality.invalid ?? 0)) return turn.invalid(random)
  return random.chance(quality.wrong(on)) ? turn.wrong(random) : turn.right
}

/** What the current model says when it is asked again. */
export function controlReply(turn: Turn, noise: number, random: Random): Said {
  return random.chance(noise) ? turn.wrong(random) : turn.right
}

const speeds: Readonly<Record<string, { firstMs: number; tokensPerSecond: number }>> = {
  'gpt-5.4': { firstMs: 620, tokensPerSecond: 34 },
  'gpt-5.4-mini': { firstMs: 420, tokensPerSecond: 38 },
  'gpt-5.4-nano': { firstMs: 280, tokensPerSecond: 45 },
}

/** How long a model takes: longer for longer prompts and replies, and now and then a multiple of that. */
export function totalMs(model: string, inputTokens: number, said: Said, random: Random): number {
  const { firstMs, tokensPerSecond } = speeds[model] ?? { firstMs: 500, tokensPerSecond: 40 }
  const median = firstMs * (0.8 + inputTokens / 5_000) + (outputTokensOf(said) * 1_000) / tokensPerSecond
  const spread = random.next() + random.next() + random.next() - 1.5
  return Math.round(median * Math.exp(spread * 0.7))
}

/** One sequence for each arm of an exchange: another candidate changes nothing of what the others say. */
export const armRandom = (exchangeId: string, arm: string): Random => randomOf('arm', exchangeId, arm)
