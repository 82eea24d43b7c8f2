import type { Config } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor, type Store } from '@tierdrop/store'
import type { Console } from './console.ts'
import { resolveConfig } from './resolve-config.ts'

/** Runs with the store that the config names, and closes it whatever happens. */
export async function withStore<T>(
  configPath: string,
  console: Console,
  use: (given: { config: Config; store: Store }) => Promise<T>,
): Promise<T> {
  const config = resolveConfig(configPath, console)
  const store = await openStoreFor(config, console.env, evidenceMath)
  try {
    return await use({ config, store })
  } finally {
    await store.close()
  }
}
