import { type Config, configSchema } from '@tierdrop/config'
import { type ProxyOptions, type RunningProxy, startProxy } from '../src/index.ts'

/** A config with one fake vendor behind both APIs; `changes` go over it. */
export function testConfig(upstreamUrl: string, changes: Record<string, unknown> = {}): Config {
  return configSchema.parse({
    listen: { proxy: '127.0.0.1:0' },
    upstreams: {
      openai: { url: upstreamUrl, vendor: 'openai' },
      anthropic: { url: upstreamUrl, vendor: 'anthropic', api: 'anthropic' },
    },
    defaults: { sample: 1 },
    ...changes,
  })
}

export function startForwarding(config: Config, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
  return startProxy({ config, capture: false, ...options })
}
