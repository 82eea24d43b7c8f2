import { type Config, configSchema } from '@tierdrop/config'
import { tiers } from '@tierdrop/simulator'

/** any value: the simulated vendor wants to see one */
export const simulatedKey = { TIERDROP_DEMONSTRATION_KEY: 'sk-demonstration' }

/** The simulated vendor's tiers as a config, by their models' names and, the small ones, by short ones (`nano`). */
export function simulatedConfig(simulatorUrl: string): Config {
  const named = tiers.flatMap((it) => {
    const anthropic = it.vendor === 'anthropic'
    const tier = {
      upstream: it.vendor,
      dialect: anthropic ? 'anthropic-messages' : 'openai-chat',
      model: it.model,
      key: 'TIERDROP_DEMONSTRATION_KEY',
      maxConcurrent: 128,
    }
    return it.family === 'primary'
      ? [[it.model, tier]]
      : [
          [it.family, tier],
          [it.model, tier],
        ]
  })
  return configSchema.parse({
    upstreams: {
      openai: { url: simulatorUrl },
      anthropic: { url: simulatorUrl },
    },
    tiers: Object.fromEntries(named),
  })
}
