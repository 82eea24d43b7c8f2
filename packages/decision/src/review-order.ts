import { uniform } from './hash-uniform.ts'

export const levelCount = 16

/**
 * The share of units that are asked for at a level and all after it: all of them, then each time
 * fewer by the root of two, so that any number of reviews fills some level nearly.
 */
export const reviewShares: readonly number[] = Array.from(
  { length: levelCount },
  (_, level) => 2 ** (-level / 2),
)

/** Pairs are put before reviewers from the lowest of these numbers on, so that nobody picks them. */
export function reviewOrder(seed: string, unit: string, candidate: string): number {
  return uniform('reviews', seed, unit, candidate)
}

/** The last level whose share takes this place of the order in. */
export function reviewLevel(order: number): number {
  return reviewShares.findLastIndex((share) => order < share)
}

/** A judge is checked on this share of the units it passed: the first in the order of reviews. */
export const judgeCheckedShare = 0.25
