import { type Config, configSchema, type TierConfig } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { primaryTier, resolveTier, type Tier } from '@tierdrop/tiers'

/** An upstream that replies come from whose vendor nothing tells. */
export const nobody = 'imported'
export const nobodysUpstream = { url: 'http://127.0.0.1:9', vendor: nobody, api: 'openai' } as const

/** Tiers as a file names them: config's own, and for other names one that nothing but its model is known of. */
export type ImportTiers = {
  candidate(name: string, model: string | null): Promise<Tier>
  control(model: string | null): Promise<Tier>
  upstreamOf(model: string | null): string
  /** those that config lacks */
  readonly added: Readonly<Record<string, TierConfig>>
}

export function importTiers(
  given: Config,
  store: Pick<Store, 'registerTier'>,
  now: () => number,
): ImportTiers {
  const config = withNobody(given)
  const added: Record<string, TierConfig> = {}
  const tiers = new Map<string, Tier>()

  const register = async (key: string, tier: Tier): Promise<Tier> => {
    const { revision, name } = tier
    await store.registerTier({ revision, name, body: JSON.stringify(tier), at: now() })
    tiers.set(key, tier)
    return tier
  }
  return {
    added,
    upstreamOf: upstreamOfModel,
    async candidate(name, model) {
      const known = tiers.get(name)
      if (known) return known
      if (!Object.hasOwn(config.tiers, name)) added[name] = tierConfig(model ?? name)
      return register(name, resolveTier({ ...config, tiers: { ...config.tiers, ...added } }, name))
    },
    async control(model) {
      const key = `current:${model ?? 'model'}`
      const known = tiers.get(key)
      if (known) return known
      const used = {
        upstream: upstreamOfModel(model),
        dialect: 'openai-chat',
        model: model ?? 'unknown',
      } as const
      return register(key, { ...primaryTier(config, used), name: key })
    },
  }
}

export function withNobody(config: Config): Config {
  if (Object.hasOwn(config.upstreams, nobody)) return config
  const { upstreams } = configSchema.parse({ upstreams: { [nobody]: nobodysUpstream } })
  return { ...config, upstreams: { ...upstreams, ...config.upstreams } }
}

/** Read from the model's name, so that its price can be looked up; such a tier is never called. */
function upstreamOfModel(model: string | null): string {
  if (model === null) return nobody
  if (/^claude/i.test(model)) return 'anthropic'
  return /^(?:gpt|o\d|chatgpt)/i.test(model) ? 'openai' : nobody
}

function tierConfig(model: string): TierConfig {
  const tier = { upstream: upstreamOfModel(model), dialect: 'openai-chat', model }
  const { tiers } = configSchema.parse({ tiers: { tier } })
  if (!tiers.tier) throw new Error('a tier that was just parsed is gone')
  return tiers.tier
}
