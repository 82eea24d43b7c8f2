import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { createCaller, createPriceBook } from '@tierdrop/tiers'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { startMirror } from '../src/index.ts'

export const shadowKeys: Record<string, string> = { SHADOW_KEY: 'sk-shadow' }

/** A real mirror on a store, until what it does is done. */
export async function mirrorUntil(
  config: Config,
  store: Store,
  done: () => Promise<boolean>,
  { env = shadowKeys, now = Date.now }: { env?: Record<string, string>; now?: () => number } = {},
): Promise<void> {
  const prices = createPriceBook({ overrides: [] })
  const mirror = await startMirror({
    config,
    store,
    callTier: createCaller({ env, now, priceOf: prices.priceOf }),
    prices,
    redactionKey: Buffer.alloc(32, 1),
    env,
    owner: v7(),
    now,
    newId: () => v7(),
    log: pino({ level: 'silent' }),
  })
  try {
    while (!(await done())) await sleep(20)
  } finally {
    await mirror.drain()
  }
}
