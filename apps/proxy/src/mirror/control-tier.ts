import { type Config, failure } from '@tierdrop/config'
import type { ExchangeRow } from '@tierdrop/store'
import { revisionOf, type Tier } from '@tierdrop/tiers'

const timeoutMs = 600_000
const maxConcurrent = 8

/**
 * The primary as a tier, to ask it again: what production asked for, unchanged. Its own key pays,
 * the one that config names for the upstream: clients' credentials are never kept.
 */
export function controlTier(
  config: Config,
  exchange: Pick<ExchangeRow, 'upstream' | 'dialect' | 'model'>,
): Tier {
  const upstream = config.upstreams[exchange.upstream]
  if (!upstream)
    throw failure('USAGE', { reason: `the upstream "${exchange.upstream}" is not in the config any more` })
  const model = exchange.model ?? ''
  const tier = {
    name: `current:${model}`,
    dialect: exchange.dialect,
    upstream: { name: exchange.upstream, url: upstream.url, vendor: upstream.vendor },
    model,
    keyEnv: upstream.key,
    prompt: { prepend: null, append: null, replace: null },
    parameters: {},
    timeoutMs,
    maxConcurrent,
    requestsPerMinute: null,
    contextWindow: null,
    tools: true,
    images: true,
  } satisfies Omit<Tier, 'revision'>
  return { ...tier, revision: revisionOf(tier) }
}
