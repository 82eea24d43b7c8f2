import { errorRate, hardForAll, quality, redrawn, shared } from './quality.ts'
import { unitOf } from './seeded.ts'
import type { Family, WorldName } from './types.ts'

export type Draw =
  | { right: true }
  /** `variant` seeds the choice of the wrong reply: equal variants are equal replies */
  | { right: false; invalidJson: boolean; common: boolean; variant: string }

export type DrawInput = {
  seed: string
  world: WorldName
  family: Family
  model: string
  /** what the client's content comes to, whatever the prompt and the vendor */
  item: string
  /** the same with the prompt: a candidate's own prompt makes errors of its own */
  request: string
  /** counts identical requests */
  nonce: number
  temperature: number
  /** of the item, relative to the world's average */
  weight: number
}

/**
 * Whether a reply goes wrong. Errors belong to item and model: nearly all follow from the item's
 * difficulty, which is the same for everyone, so that a weaker model fails where the stronger
 * one fails, and beyond. At temperature > 0 some replies are drawn anew per request, at the same rate.
 */
export function draw(input: DrawInput): Draw {
  const { seed, world, model, item, request, nonce } = input
  const rate = Math.min(0.97, errorRate(world, input.family) * input.weight)
  const valid = quality[world].validJson?.[input.family] ?? 1

  const anew = redrawn * Math.min(1, input.temperature)
  const fresh = anew > 0 && unitOf(seed, 'redraw', model, request, nonce) < anew
  const own = fresh ? `${model}|${request}|${nonce}` : `${model}|${request}`

  if (unitOf(seed, 'json', fresh ? own : `${item}|${world}`) > valid) {
    return { right: false, invalidJson: true, common: false, variant: own }
  }
  if (fresh) {
    return unitOf(seed, 'own', own) < rate
      ? { right: false, invalidJson: false, common: false, variant: own }
      : { right: true }
  }
  const difficulty = unitOf(seed, 'difficulty', world, item)
  const hard = Math.min(rate, hardForAll(world) * input.weight)
  if (difficulty < hard) return { right: false, invalidJson: false, common: true, variant: item }
  const fromItem = rate * shared
  const wrong = difficulty < fromItem || unitOf(seed, 'own', own) < (rate - fromItem) / (1 - fromItem)
  return wrong ? { right: false, invalidJson: false, common: false, variant: own } : { right: true }
}
