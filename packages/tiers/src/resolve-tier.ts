import { createHash } from 'node:crypto'
import { type Config, failure } from '@tierdrop/config'
import type { Tier } from './types.ts'

/** A tier as config names it; a wrong name is an error with exit code 2. */
export function resolveTier(config: Config, name: string): Tier {
  const given = Object.hasOwn(config.tiers, name) ? config.tiers[name] : undefined
  if (!given) {
    const there = Object.keys(config.tiers).join(', ') || 'none'
    throw failure('USAGE', { reason: `there is no tier "${name}" in the config; there are: ${there}` })
  }
  const upstream = config.upstreams[given.upstream]
  if (!upstream) {
    throw failure('USAGE', {
      reason: `tier "${name}": there is no upstream "${given.upstream}" in the config`,
    })
  }

  const tier = {
    name,
    dialect: given.dialect,
    upstream: { name: given.upstream, url: upstream.url, vendor: upstream.vendor },
    model: given.model,
    keyEnv: given.key,
    prompt: {
      prepend: given.prompt.prepend ?? null,
      append: given.prompt.append ?? null,
      replace: given.prompt.replace ?? null,
    },
    parameters: given.parameters,
    timeoutMs: given.timeout,
    maxConcurrent: given.maxConcurrent,
    requestsPerMinute: given.requestsPerMinute ?? null,
    contextWindow: given.contextWindow ?? null,
    tools: given.tools,
    images: given.images,
  } satisfies Omit<Tier, 'revision'>
  return { ...tier, revision: revisionOf(tier) }
}

export function resolveTiers(config: Config): Tier[] {
  return Object.keys(config.tiers).map((name) => resolveTier(config, name))
}

/** See `Tier.revision`. */
export function revisionOf(tier: Omit<Tier, 'revision'>): string {
  const decisive = {
    dialect: tier.dialect,
    upstream: tier.upstream.name,
    vendor: tier.upstream.vendor,
    model: tier.model,
    prompt: tier.prompt,
    parameters: tier.parameters,
    timeoutMs: tier.timeoutMs,
  }
  return createHash('sha256').update(canonicalJson(decisive)).digest('hex').slice(0, 16)
}

/** Keys in order, so that the order in the file changes nothing. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
