import { existsSync } from 'node:fs'
import { type Config, failure } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor, type Store } from '@tierdrop/store'
import type { Console } from './console.ts'
import { resolveConfig } from './resolve-config.ts'

/**
 * Runs with the store that the config names, and closes it whatever happens. One that isn't there is not
 * made: what is asked of it would have an empty answer, and a path that was mistyped would go unnoticed.
 */
export async function withStore<T>(
  configPath: string,
  console: Console,
  use: (given: { config: Config; store: Store }) => Promise<T>,
): Promise<T> {
  const config = resolveConfig(configPath, console)
  if (!config.store.includes('://') && !existsSync(config.store))
    throw failure('STORE_FAILED', { store: config.store, reason: notThere })
  const store = await openStoreFor(config, console.env, evidenceMath)
  try {
    return await use({ config, store })
  } finally {
    await store.close()
  }
}

const notThere =
  'there is no such store yet. `tierdrop up` makes it, `tierdrop import` fills it from what you have; if it is elsewhere, mend `store` in tierdrop.yaml.'
