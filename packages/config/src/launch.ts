import { configOrThrow, loadConfig } from './load.ts'
import { parseConfig } from './parse.ts'
import type { Config } from './schema.ts'

export type Launch = {
  config: Config
  /** the file, for a reload; null where the config was handed over in the environment */
  source: string | null
}

/** How a process is told its config: TIERDROP_CONFIG_INLINE (JSON), TIERDROP_CONFIG (a path), tierdrop.yaml. */
export function launchFromEnvironment(env: Readonly<Record<string, string | undefined>>): Launch {
  const inline = env.TIERDROP_CONFIG_INLINE
  if (inline) return { config: configOrThrow(parseConfig(inline, 'TIERDROP_CONFIG_INLINE')), source: null }
  const source = env.TIERDROP_CONFIG || 'tierdrop.yaml'
  return { config: configOrThrow(loadConfig(source)), source }
}
