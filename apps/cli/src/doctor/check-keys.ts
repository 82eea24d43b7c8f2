import type { Config } from '@tierdrop/config'
import { type Diagnosis, fine, warning, wrongConfig } from './diagnosis.ts'

/** Names only: the values are nobody's business, the doctor's least of all. */
export function checkKeys(config: Config, env: NodeJS.ProcessEnv): Diagnosis[] {
  const users = new Map<string, string[]>()
  for (const [name, { key }] of Object.entries(config.tiers))
    if (key !== null) users.set(key, [...(users.get(key) ?? []), name])
  const ofTiers = [...users].map(([key, tiers]) =>
    env[key]
      ? fine(key, `is set (${tiers.join(', ')})`)
      : wrongConfig(key, `is not set: ${tiers.join(', ')} can't be called`, `export ${key}=…`),
  )
  const called = new Set(Object.values(config.tiers).map(({ upstream }) => upstream))
  const ofControls = Object.entries(config.upstreams).flatMap(([name, { key }]) =>
    config.defaults.control === 'off' || key === null || users.has(key) || env[key]
      ? []
      : [
          warning(
            key,
            `is not set: the current model can't be asked again at ${name}, so its tasks ${called.has(name) ? 'are' : 'would be'} left out`,
            `export ${key}=…, if traffic goes to ${name}; or control: off for tasks that repeat themselves exactly`,
          ),
        ],
  )
  return [...ofTiers, ...ofControls]
}
