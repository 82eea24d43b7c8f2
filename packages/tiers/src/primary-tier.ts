import { type Config, failure } from '@tierdrop/config'
import type { Dialect } from '@tierdrop/wire'
import { revisionOf } from './resolve-tier.ts'
import type { Tier } from './types.ts'

/** What production used, as a tier with nothing changed: a control trial calls it. */
export function primaryTier(
  config: Config,
  used: { upstream: string; dialect: Dialect; model: string },
): Tier {
  const upstream = Object.hasOwn(config.upstreams, used.upstream)
    ? config.upstreams[used.upstream]
    : undefined
  if (!upstream) throw failure('USAGE', { reason: `there is no upstream "${used.upstream}" in the config` })
  // A tier that is the primary's twin brings its limits along.
  const twin = Object.values(config.tiers).find(
    (tier) => tier.upstream === used.upstream && tier.model === used.model,
  )
  const tier = {
    name: used.model,
    dialect: used.dialect,
    upstream: { name: used.upstream, url: upstream.url, vendor: upstream.vendor },
    model: used.model,
    keyEnv: upstream.key ?? twin?.key ?? null,
    prompt: { prepend: null, append: null, replace: null },
    parameters: {},
    timeoutMs: twin?.timeout ?? 600_000,
    maxConcurrent: twin?.maxConcurrent ?? 8,
    requestsPerMinute: twin?.requestsPerMinute ?? null,
    contextWindow: twin?.contextWindow ?? null,
    tools: true,
    images: true,
  } satisfies Omit<Tier, 'revision'>
  return { ...tier, revision: revisionOf(tier) }
}
