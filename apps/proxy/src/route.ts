import type { IncomingMessage } from 'node:http'
import type { Upstream } from './upstream.ts'

export type Route = { upstream: Upstream /** path and query as the upstream gets them */; target: string }

/**
 * `/{upstream}/...` strips the name and appends the rest to that upstream's URL; a bare `/v1/...`
 * means the default upstream of the vendor whose API it is. Null where neither fits.
 */
export function createRouter(upstreams: readonly Upstream[]) {
  const byName = new Map(upstreams.map((upstream) => [upstream.name, upstream]))
  const openai = defaultOf(upstreams, 'openai')
  const anthropic = defaultOf(upstreams, 'anthropic')

  return function route(request: IncomingMessage): Route | null {
    const url = request.url ?? '/'
    if (url.charCodeAt(0) !== 47) return null
    const end = endOfSegment(url)
    const named = byName.get(url.slice(1, end))
    if (named) return { upstream: named, target: named.base + (url[end] === '/' ? '' : '/') + url.slice(end) }
    if (!url.startsWith('/v1/')) return null
    const says = request.headers['anthropic-version'] !== undefined || /^\/v1\/messages(?:[/?]|$)/.test(url)
    const upstream = says ? anthropic : openai
    return upstream ? { upstream, target: upstream.base + url } : null
  }
}

function endOfSegment(url: string): number {
  for (let i = 1; i < url.length; i++) {
    const code = url.charCodeAt(i)
    if (code === 47 || code === 63) return i
  }
  return url.length
}

/** The upstream that bears its API's name, else the first of that API. */
function defaultOf(upstreams: readonly Upstream[], api: 'openai' | 'anthropic'): Upstream | null {
  return (
    upstreams.find((upstream) => upstream.name === api) ??
    upstreams.find((upstream) => upstream.api === api) ??
    null
  )
}
