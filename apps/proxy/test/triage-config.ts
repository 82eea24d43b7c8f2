import { join } from 'node:path'
import { type Config, configSchema } from '@tierdrop/config'

/** One task, and one candidate for it at the same vendor. */
export const triageConfig = (
  folder: string,
  vendorUrl: string,
  { seed, ...defaults }: { seed: string; sessionQuiet?: string },
): Config =>
  configSchema.parse({
    listen: { proxy: '127.0.0.1:0', report: '127.0.0.1:0' },
    store: join(folder, 'store.db'),
    upstreams: { openai: { url: vendorUrl, vendor: 'openai', key: 'SHADOW_KEY' } },
    tiers: {
      nano: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-nano', key: 'SHADOW_KEY' },
    },
    tasks: { triage: { match: { system: 'Classify' }, kind: 'classify', labels: ['billing', 'other'] } },
    evaluation: { name: 'test', candidates: ['nano'], seed },
    defaults: { sample: 1, ...defaults },
  })
