import type { Store } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'

/** vendors count requests and tokens by the minute */
const pauseMs = 60_000

export type Yielding = {
  look(): Promise<void>
  /** whether production needs what this tier's upstream gives */
  pauses(tier: Tier): boolean
}

/**
 * Where production itself is told that it asks too often, each shadow call would take the place of one of
 * its own: for a minute after the last such answer that upstream gets none.
 */
export function createYielding(
  store: Pick<Store, 'lastLimited'>,
  now: () => number,
  log: { info(facts: object, message: string): void },
): Yielding {
  const last = new Map<string, number>()
  const isOver = (at: number) => now() >= at + pauseMs
  return {
    async look() {
      for (const { upstream, at } of await store.lastLimited()) {
        const before = last.get(upstream)
        if (!isOver(at) && (before === undefined || isOver(before)))
          log.info({ upstream }, 'production is rate-limited: no shadow calls there for a minute')
        last.set(upstream, at)
      }
    },
    pauses({ upstream }) {
      const at = last.get(upstream.name)
      return at !== undefined && !isOver(at)
    },
  }
}
