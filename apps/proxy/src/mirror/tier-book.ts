import type { Config } from '@tierdrop/config'
import type { ExchangeRow, Store } from '@tierdrop/store'
import { isSameModel, primaryTier, resolveTiers, type Tier } from '@tierdrop/tiers'
import { createGate, type Gate } from './gate.ts'

/** no tier of a config can be called so: the name has a colon */
const controlPrefix = 'current:'

/** Every tier that may be called, by revision, each with its gate. */
export type TierBook = {
  candidate(name: string): Tier
  control(exchange: Pick<ExchangeRow, 'upstream' | 'dialect' | 'model'>): Promise<Tier>
  /**
   * The model that production used before, as it was asked again then, by this name before a dated one
   * of the same model, the latest asked first; null: never asked
   */
  former(model: string): Tier | null
  entries(): { tier: Tier; gate: Gate }[]
}

export async function createTierBook(
  config: Config,
  store: Pick<Store, 'registerTier' | 'tiers'>,
  now: () => number,
): Promise<TierBook> {
  const byRevision = new Map<string, { tier: Tier; gate: Gate }>()
  const byName = new Map<string, Tier>()

  const enter = (tier: Tier) => {
    byRevision.set(tier.revision, { tier, gate: createGate(tier) })
  }
  const register = async (tier: Tier) => {
    enter(tier)
    await store.registerTier({
      revision: tier.revision,
      name: tier.name,
      body: JSON.stringify(tier),
      at: now(),
    })
  }

  for (const tier of resolveTiers(config)) {
    byName.set(tier.name, tier)
    await register(tier)
  }
  // Controls planned before a restart are still to be called; candidates that config dropped are not.
  for (const { body } of await store.tiers()) {
    const tier = JSON.parse(body) as Tier
    const upstream = config.upstreams[tier.upstream.name]
    if (!upstream || byRevision.has(tier.revision) || !tier.name.startsWith(controlPrefix)) continue
    enter({ ...tier, keyEnv: upstream.key, upstream: { ...tier.upstream, url: upstream.url } })
  }

  return {
    candidate(name) {
      const tier = byName.get(name)
      if (!tier) throw new Error(`no tier is called ${name}: the config's check should have said so`)
      return tier
    },
    async control(exchange) {
      const primary = primaryTier(config, { ...exchange, model: exchange.model ?? '' })
      const tier = { ...primary, name: `${controlPrefix}${primary.name}` }
      if (!byRevision.has(tier.revision)) await register(tier)
      return tier
    },
    former(model) {
      const controls = [...byRevision.values()]
        .map(({ tier }) => tier)
        .filter(({ name }) => name.startsWith(controlPrefix))
      return (
        controls.findLast((tier) => tier.model === model) ??
        controls.findLast((tier) => isSameModel(tier.model, model)) ??
        null
      )
    },
    entries: () => [...byRevision.values()],
  }
}
