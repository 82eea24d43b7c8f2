import { writeRequest } from '@tierdrop/wire'
import type { CallRequest, Tier } from '../types.ts'

type Body = Record<string, unknown>

export type RequestForTier = {
  body: Body
  headers: Readonly<Record<string, string>>
  /** what of the original could not be said in the tier's dialect */
  dropped: readonly string[]
}

/** The original request as this tier is asked it: its model, its prompt, its parameters. */
export function requestForTier(tier: Tier, request: CallRequest): RequestForTier {
  const conversation = {
    ...request.conversation,
    model: tier.model,
    system: promptFor(tier.prompt, request.conversation.system),
  }
  const { body, dropped } = writeRequest(tier.dialect, conversation, request)
  return {
    body: withParameters(answerable(tier, body), tier.parameters),
    headers: request.dialect === tier.dialect ? versionHeaders(request.headers ?? {}) : {},
    dropped,
  }
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
