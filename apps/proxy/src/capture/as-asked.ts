import type { NewExchange } from '@tierdrop/store'
import type { Dialect } from '@tierdrop/wire'
import type { Exchanged } from './frame.ts'
import { secret } from './redact/secret.ts'

/** Where a vendor's own client sends it. */
const usual: Readonly<Record<Dialect, string>> = {
  'openai-chat': '/v1/chat/completions',
  'openai-responses': '/v1/responses',
  'anthropic-messages': '/v1/messages',
}

/** Headers that say which version of its API a body is written for; they come and go with the body. */
export const apiHeaders = ['anthropic-version', 'anthropic-beta', 'openai-beta'] as const

const longestTarget = 512
const words = /[A-Za-z0-9]{16,}/g

/** Some gateways take a key in the address. A name is not taken for one: `gpt-5-4-mini-2026-03-17`, `DeskInSpring`. */
function mayHoldKey(path: string): boolean {
  if (secret.find(path).length > 0) return true
  return (path.match(words) ?? []).some((word) => {
    const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word)
    if (/\d/.test(word) && (mixed || word.length >= 24)) return true
    return (word.match(/[a-z][A-Z]/g)?.length ?? 0) >= 3
  })
}

/**
 * What it takes to ask the same again beyond the body: where it went, if not to the usual place, and
 * for which version of the API. An address that may hold a key is not kept; that it was another is.
 */
export function asAsked({
  path,
  dialect,
  headers,
}: Pick<Exchanged, 'path' | 'dialect' | 'headers'>): Pick<NewExchange, 'target' | 'apiHeaders'> {
  const isUsual = path === '' || path === usual[dialect]
  const target = () => (path.length > longestTarget || mayHoldKey(path) ? '' : path)
  const sent = headers === null ? {} : (JSON.parse(headers) as Record<string, string>)
  const versions = apiHeaders.flatMap((name) => {
    const value = sent[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...(!isUsual && { target: target() }),
    ...(versions.length > 0 && { apiHeaders: Object.fromEntries(versions) }),
  }
}

/** Of a query, what says which version of an API is meant: anything else may be a credential. */
const versioning = /^(?:api-version|beta)=[\w.-]{1,64}$/

/** Path and query below the upstream's own URL, as they may be written down. */
export function writtenTarget(target: string, base: string): string {
  const query = target.indexOf('?')
  if (query < 0) return target.slice(base.length)
  const kept = target
    .slice(query + 1)
    .split('&')
    .filter((part) => versioning.test(part))
  return target.slice(base.length, query) + (kept.length > 0 ? `?${kept.join('&')}` : '')
}
