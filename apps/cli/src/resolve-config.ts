import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, configOrThrow, loadConfig } from '@tierdrop/config'
import type { Console } from './console.ts'
import { demonstrationConfig, demonstrationStore } from './demonstration/demonstration-config.ts'

/**
 * The config that a command works on: the file, or, where there is none but a demonstration has run
 * here, the demonstration's, so that every command can be tried on it.
 */
export function resolveConfig(configPath: string, console: Pick<Console, 'cwd' | 'err'>): Config {
  const path = resolve(console.cwd, configPath)
  const store = join(console.cwd, demonstrationStore)
  if (configPath === 'tierdrop.yaml' && !existsSync(path) && existsSync(store)) {
    console.err('No tierdrop.yaml here: this is about the demonstration.\n')
    return demonstrationConfig('http://127.0.0.1:9', store)
  }
  return configOrThrow(loadConfig(path))
}
