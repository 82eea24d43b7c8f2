import { uniform } from './hash-uniform.ts'

/** levels 0 to this; what comes still earlier is counted with the last */
const lastLevel = 9

/** Pairs are put before reviewers from the lowest of these numbers on, so that nobody picks them. */
export function reviewOrder(seed: string, unit: string, candidate: string): number {
  return uniform('reviews', seed, unit, candidate)
}

/** Level 0: the later half of the order, level 1: the quarter before it, and so on to the first. */
export function reviewLevel(order: number): number {
  let level = 0
  while (level < lastLevel && order < 2 ** -(level + 1)) level += 1
  return level
}

/** A judge is checked on this share of the units it passed: the first in the order of reviews. */
export const judgeCheckedShare = 0.25
