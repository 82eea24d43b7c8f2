import { setTimeout as sleep } from 'node:timers/promises'
import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import type { Said } from './body-of.ts'
import { type ClientCall, sessionAt, type TrafficOptions } from './create-traffic.ts'

export type TrafficProgress = {
  sessions: number
  exchanges: number
  failed: number
  byTask: Readonly<Record<string, number>>
  lastError: string | null
}

export type RunTrafficOptions = TrafficOptions & {
  /** with /v1 */
  openaiBaseUrl: string
  /** without /v1 */
  anthropicBaseUrl: string
  apiKeys: { openai: string; anthropic: string }
  concurrency: number
  /** sessions begun per second; as fast as the concurrency allows where absent */
  ratePerSecond?: number
  signal: AbortSignal
  /** the position to begin at */
  cursor?: number
  /** ends by itself after so many sessions */
  sessions?: number
  /** sent along, such as x-tierdrop-task */
  headersOf?: (call: ClientCall) => Record<string, string>
  onProgress?: (progress: TrafficProgress) => void
  /** all sessions before this position are done */
  saveCursor?: (position: number) => void | Promise<void>
}

/** Sends the traffic with the vendors' own SDKs until it is aborted; what is in flight then is left. */
export async function runTraffic(options: RunTrafficOptions): Promise<TrafficProgress> {
  const {
    apiKeys,
    concurrency,
    ratePerSecond,
    signal,
    cursor = 0,
    sessions = Number.POSITIVE_INFINITY,
  } = options
  // A client that retries by itself would hide what the proxy does to it.
  const openai = new OpenAI({ baseURL: options.openaiBaseUrl, apiKey: apiKeys.openai, maxRetries: 0 })
  const anthropic = new Anthropic({
    baseURL: options.anthropicBaseUrl,
    apiKey: apiKeys.anthropic,
    maxRetries: 0,
  })
  const byTask: Record<string, number> = {}
  const progress: TrafficProgress = { sessions: 0, exchanges: 0, failed: 0, byTask, lastError: null }
  const startedAt = performance.now()
  const done = new Set<number>()
  let nextPosition = cursor
  let low = cursor

  async function runSession(position: number): Promise<void> {
    let call: ClientCall | null = sessionAt(position, options)
    while (call !== null && !signal.aborted) {
      const current: ClientCall = call
      try {
        const headers = options.headersOf?.(current) ?? {}
        const said = await send(current, { openai, anthropic }, { signal, headers })
        call = current.next(said)
      } catch (error) {
        if (signal.aborted) return
        progress.failed++
        progress.lastError = error instanceof Error ? error.message : String(error)
        call = null
      }
      progress.exchanges++
      byTask[current.task] = (byTask[current.task] ?? 0) + 1
      options.onProgress?.(progress)
    }
    if (signal.aborted) return
    progress.sessions++
    done.add(position)
    const before = low
    while (done.delete(low)) low++
    if (low > before) await options.saveCursor?.(low)
  }

  async function work(): Promise<void> {
    while (!signal.aborted && nextPosition < cursor + sessions) {
      const position = nextPosition++
      if (ratePerSecond !== undefined) {
        const wait = startedAt + ((position - cursor) * 1_000) / ratePerSecond - performance.now()
        if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {})
        if (signal.aborted) return
      }
      await runSession(position)
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work))
  return progress
}

type Clients = { openai: OpenAI; anthropic: Anthropic }
type Sending = { signal: AbortSignal; headers: Record<string, string> }

/** One call through the SDK of its vendor, streamed or plain as its body says. */
export async function send(call: ClientCall, clients: Clients, sending: Sending): Promise<Said> {
  switch (call.dialect) {
    case 'openai-chat':
      return sendChat(call, clients.openai, sending)
    case 'openai-responses':
      return sendResponses(call, clients.openai, sending)
    case 'anthropic-messages':
      return sendMessages(call, clients.anthropic, sending)
    default:
      return call.dialect satisfies never
  }
}

// A body is JSON made for its vendor; the SDKs' parameter types can't be inferred from it.
type ChatBody = OpenAI.ChatCompletionCreateParamsNonStreaming
type ResponsesBody = OpenAI.Responses.ResponseCreateParamsNonStreaming
type MessagesBody = Anthropic.MessageCreateParamsNonStreaming

async function sendChat({ body }: ClientCall, openai: OpenAI, sending: Sending): Promise<Said> {
  const { stream, ...rest } = body
  const params = rest as unknown as ChatBody
  const completion = stream
    ? await openai.chat.completions.stream({ ...params, stream: true }, sending).finalChatCompletion()
    : await openai.chat.completions.create(params, sending)
  const message = completion.choices[0]?.message
  const calls = (message?.tool_calls ?? []).flatMap((each) =>
    each.type === 'function'
      ? [{ id: each.id, name: each.function.name, arguments: each.function.arguments }]
      : [],
  )
  return { text: message?.content ?? '', calls }
}

async function sendResponses({ body }: ClientCall, openai: OpenAI, sending: Sending): Promise<Said> {
  const { stream, ...rest } = body
  const params = rest as unknown as ResponsesBody
  const response = stream
    ? await openai.responses.stream({ ...params, stream: true }, sending).finalResponse()
    : await openai.responses.create(params, sending)
  const calls = response.output.flatMap((item) =>
    item.type === 'function_call' ? [{ id: item.call_id, name: item.name, arguments: item.arguments }] : [],
  )
  return { text: response.output_text, calls }
}

async function sendMessages({ body }: ClientCall, anthropic: Anthropic, sending: Sending): Promise<Said> {
  const { stream, ...rest } = body
  const params = rest as unknown as MessagesBody
  const message = stream
    ? await anthropic.messages.stream(params, sending).finalMessage()
    : await anthropic.messages.create(params, sending)
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('')
  const calls = message.content.flatMap((block) =>
    block.type === 'tool_use'
      ? [{ id: block.id, name: block.name, arguments: JSON.stringify(block.input) }]
      : [],
  )
  return { text, calls }
}
