import { writeRequest } from '@tierdrop/wire'
import type { CallRequest, Tier } from '../types.ts'
import { deploymentOf, withDeployment } from './deployment.ts'

type Body = Record<string, unknown>

export type RequestForTier = {
  body: Body
  headers: Readonly<Record<string, string>>
  /** path and query below the upstream's URL; null: where the vendor's client sends it */
  target: string | null
  /** what of the original could not be said in the tier's dialect */
  dropped: readonly string[]
}

/** The original request as this tier is asked it: its model, its prompt, its parameters. */
export function requestForTier(tier: Tier, request: CallRequest): RequestForTier {
  const target =
    request.target === undefined ? null : targetFor(tier, request.target, request.conversation.model)
  // Where the address names the model, the body need not, and then says what it said.
  const isNamed = request.conversation.model !== null || target === null
  const conversation = {
    ...request.conversation,
    model: isNamed ? tier.model : null,
    system: promptFor(tier.prompt, request.conversation.system),
  }
  const { body, dropped } = writeRequest(tier.dialect, conversation, request)
  return {
    body: withParameters(answerable(tier, body), tier.parameters),
    headers: request.dialect === tier.dialect ? versionHeaders(request.headers ?? {}) : {},
    target,
    dropped,
  }
}

/** A control goes where the original went; a candidate to its own place beside it. */
function targetFor(tier: Tier, target: string, model: string | null): string {
  return tier.model === (model ?? deploymentOf(target)) ? target : withDeployment(target, tier.model)
}

/** A body is written for a version of the API; under another one it may mean something else. */
function versionHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return Object.fromEntries(named.filter(([name]) => versioning.has(name)))
}

const versioning = new Set(['anthropic-version', 'anthropic-beta', 'openai-beta'])

function promptFor({ prepend, append, replace }: Tier['prompt'], original: string): string {
  return [prepend, replace ?? original, append].filter((part) => part !== null && part !== '').join('\n\n')
}

/** What makes the reply one that can be measured: counted tokens, and here instead of later. */
function answerable(tier: Tier, body: Body): Body {
  if (tier.dialect === 'openai-responses') {
    const { background: _, ...rest } = body
    return rest
  }
  if (tier.dialect !== 'openai-chat' || body.stream !== true) return body
  return { ...body, stream_options: { ...Object(body.stream_options), include_usage: true } }
}

function withParameters(body: Body, parameters: Tier['parameters']): Body {
  const merged = { ...body, ...parameters }
  return Object.fromEntries(Object.entries(merged).filter(([name]) => parameters[name] !== null))
}
