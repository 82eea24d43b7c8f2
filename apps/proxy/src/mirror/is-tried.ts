import type { Config } from '@tierdrop/config'

/** Whether candidates are asked about a request of this time: from the first day to the one that ends it, UTC. */
export function isTried({ from, until }: Pick<Config['evaluation'], 'from' | 'until'>, at: number): boolean {
  if (from !== undefined && at < Date.parse(from)) return false
  return until === undefined || at < Date.parse(until)
}
