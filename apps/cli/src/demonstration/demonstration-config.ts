import { type Config, configSchema } from '@tierdrop/config'
import { demonstration } from '@tierdrop/simulator'

/** from the folder that it is started in */
export const demonstrationStore = '.tierdrop/demonstration.db'

/** An ordinary config, held in memory: what differs is that a unit closes after two quiet seconds and a day is not waited for. */
export function demonstrationConfig(
  simulatorUrl: string,
  store: string,
  listen?: { proxy: string; report: string },
): Config {
  const upstream = (vendor: 'openai' | 'anthropic') => ({
    url: simulatorUrl,
    vendor,
    api: vendor,
    key: 'TIERDROP_DEMONSTRATION_KEY',
  })
  const tiers = demonstration.candidates.map((model) => {
    const isClaude = model.startsWith('claude')
    return [
      model,
      {
        upstream: isClaude ? 'anthropic' : 'openai',
        dialect: isClaude ? 'anthropic-messages' : 'openai-chat',
        model,
        key: 'TIERDROP_DEMONSTRATION_KEY',
        maxConcurrent: 16,
      },
    ]
  })
  const tasks = demonstration.tasks.map(({ name, system, kind, margin, egress, labels }) => [
    name,
    { match: { system }, kind, margin, egress, ...(labels && { labels }) },
  ])
  return configSchema.parse({
    ...(listen && { listen }),
    store,
    upstreams: { openai: upstream('openai'), anthropic: upstream('anthropic') },
    tiers: Object.fromEntries(tiers),
    tasks: Object.fromEntries(tasks),
    evaluation: {
      name: 'demonstration',
      candidates: demonstration.candidates,
      policy: { minSpan: 0 },
    },
    defaults: { sample: 1, sessionQuiet: '2s' },
  })
}
