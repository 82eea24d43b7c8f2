import type { Tier } from '../types.ts'
import { anthropicRoot, openaiRoot } from './base-url.ts'
import { deploymentOf } from './deployment.ts'

export type Opening = {
  tier: Tier
  key: string | null
  body: Readonly<Record<string, unknown>>
  headers: Readonly<Record<string, string>>
  /** path and query below the upstream's URL; null: where the client sends it */
  target: string | null
  signal: AbortSignal
  fetch: typeof fetch | undefined
}

/**
 * Sends the request through the vendor's client and hands back the response as it comes, unread. An
 * error status is thrown by the client, with its body read. The clients are loaded by the first call:
 * 45 MB and 0.2 s that a process which only asks for prices needn't pay.
 */
export async function openResponse(opening: Opening): Promise<Response> {
  const { tier, key, body, signal, target } = opening
  const common = {
    // Every call is an attempt that was written down before; the clients' own retries would not be.
    maxRetries: 0,
    logLevel: 'off',
    ...(opening.fetch && { fetch: opening.fetch }),
    ...(target !== null && { fetch: sendTo(tier.upstream.url.replace(/\/+$/, '') + target, opening.fetch) }),
    // A redirect would take content and key to a place that no egress rule has seen.
    fetchOptions: { redirect: 'manual' },
  } as const
  const headers =
    target !== null && key !== null && deploymentOf(target) !== null
      ? azure(opening.headers, key)
      : opening.headers
  // The tier's timeout is ours, until the last byte; the clients' ends with the headers.
  const options = { signal, headers, timeout: tier.timeoutMs + 60_000 }

  if (tier.dialect === 'anthropic-messages') {
    const { Anthropic } = await import('@anthropic-ai/sdk')
    const client = new Anthropic({
      ...common,
      baseURL: anthropicRoot(tier.upstream.url),
      apiKey: key ?? 'none',
      authToken: null,
      ...(key === null && { defaultHeaders: { authorization: null, 'x-api-key': null } }),
    })
    return client.messages.create(body as never, options).asResponse()
  }

  const { OpenAI } = await import('openai')
  const client = new OpenAI({
    ...common,
    baseURL: openaiRoot(tier.upstream.url),
    apiKey: key ?? 'none',
    organization: null,
    project: null,
    ...(key === null && { defaultHeaders: { authorization: null } }),
  })
  return tier.dialect === 'openai-chat'
    ? client.chat.completions.create(body as never, options).asResponse()
    : client.responses.create(body as never, options).asResponse()
}

/** The client's own request, at another address of the same upstream. */
function sendTo(url: string, send: typeof fetch = fetch): typeof fetch {
  return (_, init) => send(url, init)
}

/** A deployment takes its key in a header of its own; as a bearer it would be read as a token of Entra. */
function azure(headers: Opening['headers'], key: string): Record<string, string | null> {
  return { ...headers, authorization: null, 'api-key': key }
}
