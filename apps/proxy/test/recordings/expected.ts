import { type Dialect, type ExchangeReading, type Part, readExchange, readRequest } from '@tierdrop/wire'
import type { Recording } from './recordings.ts'

/** What the vendor's own client made of the reply. */
export type Expected = {
  /** the response that the last event of a Responses stream holds */
  final_response?: unknown
  /** the assistant's turn as the next request of the same conversation sent it back */
  replayed_assistant?: unknown[]
}
export type ExpectedRecording = Recording & { expected?: Expected }

export type Said = { text: string; calls: { id: string | null; name: string; input: unknown }[] }

/** What a plain final response adds up to; a stream of it has to add up to the same. */
export function finalReading(dialect: Dialect, { expected, status }: ExpectedRecording) {
  if (expected?.final_response === undefined) return null
  const body = JSON.stringify(expected.final_response)
  const response = { status, contentType: 'application/json', body }
  return comparable(readExchange({ dialect, request: null, response }))
}

export function comparable({ reply, usage, stop, model }: Omit<ExchangeReading, 'conversation'>) {
  return {
    id: reply.id,
    text: reply.text,
    calls: reply.toolCalls,
    refusal: reply.refusal,
    usage,
    stop,
    model,
  }
}

/** What the client said that the reply was, read from its next request; it may quote freely, so the vendor's own word wins. */
export function replayed(dialect: Dialect, { expected }: ExpectedRecording): Said | null {
  const turns = expected?.replayed_assistant
  if (turns === undefined || expected?.final_response !== undefined) return null
  const body = dialect === 'openai-responses' ? { input: turns } : { messages: turns }
  const parts = readRequest(dialect, body).messages.flatMap((message) => message.parts)
  const { text, calls } = said(parts)
  return {
    text,
    calls: calls
      // calls of the client's own making
      .filter(({ id }) => !id?.startsWith('auto_load_'))
      .map((call) => ({ ...call, id: idOfVendor(call.id) })),
  }
}

export function said(parts: readonly Part[]): Said {
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
  const calls = parts.flatMap((part) => {
    if (part.type !== 'tool-call' || part.call.type === 'server') return []
    const { id, name, arguments: input, type } = part.call
    return [{ id, name, input: type === 'custom' ? input : (JSON.parse(input) as unknown) }]
  })
  // a client doesn't send blank text back as it came, and reasoning between tags of its own
  return { text: text.replace(/^<think>.*?<\/think>/s, '').trim(), calls }
}

/** Clients make ids up where the vendor gave none or reused one. */
function idOfVendor(id: string | null): string | null {
  if (id?.startsWith('pyd_ai_')) return null
  return /^resp_\w+:(?<id>.+)$/.exec(id ?? '')?.groups?.id ?? id
}
