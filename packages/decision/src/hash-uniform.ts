import { hash } from 'node:crypto'

/** What a random number is drawn for. Each purpose has its own salt: one draw says nothing of another. */
export type Purpose = 'sampling' | 'rounding' | 'halves' | 'reviews' | 'retries'

/**
 * A number in [0, 1) with 53 random bits, the same for the same purpose, seed and ids on any
 * machine. Ids are joined as JSON, so that no two lists of them read alike.
 */
export function uniform(purpose: Purpose, seed: string, ...ids: readonly string[]): number {
  const digest = hash('sha256', JSON.stringify([purpose, seed, ...ids]), 'buffer')
  return (digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11)) / 2 ** 53
}

type Half = 'even' | 'odd'

/** a unit is counted for each of its candidates in turn */
let last: { seed: string; unit: string; half: Half } | null = null

/** Rules are searched on the even half and confirmed on the odd one. */
export function halfOf(seed: string, unit: string): Half {
  if (last?.unit === unit && last.seed === seed) return last.half
  const half = uniform('halves', seed, unit) < 0.5 ? 'even' : 'odd'
  last = { seed, unit, half }
  return half
}
