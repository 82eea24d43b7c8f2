import type { Asked, Call, Turn } from '../types.ts'
import {
  type Booked,
  chunksOf,
  chunkTokens,
  type DialectWriter,
  type Problem,
  type StreamEvent,
  type Written,
} from './dialect.ts'
import { isObject, type Json, listOf, numberOr, stringOr, textOf } from './text-of.ts'

function readRequest(body: Json): Asked {
  const choice = isObject(body.tool_choice) ? body.tool_choice.type : 'auto'
  return {
    dialect: 'anthropic-messages',
    model: stringOr(body.model, ''),
    system: textOf(body.system),
    turns: listOf(body.messages).flatMap(readTurns),
    tools: listOf(body.tools).map((tool) => stringOr(tool.name, '')),
    toolChoice: choice === 'none' ? 'none' : choice === 'any' || choice === 'tool' ? 'required' : 'auto',
    temperature: numberOr(body.temperature, 1),
    maxTokens: numberOr(body.max_tokens, null),
    stream: body.stream === true,
    streamUsage: true,
    cacheMark: cacheMark(body),
    previousResponseId: null,
  }
}

/** One user message may hold several tool results and a text: they are turns of their own. */
function readTurns(message: Json): Turn[] {
  const parts =
    typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : listOf(message.content)
  const text = textOf(parts)
  if (message.role === 'assistant') {
    const calls = parts
      .filter((part) => part.type === 'tool_use')
      .map((part): Call => {
        const made = part as Json
        return {
          id: stringOr(made.id, ''),
          name: stringOr(made.name, ''),
          arguments: JSON.stringify(made.input ?? {}),
        }
      })
    return [{ role: 'assistant', text, calls }]
  }
  const results = parts
    .filter((part) => part.type === 'tool_result')
    .map((part): Turn => {
      const result = part as Json
      return { role: 'tool', callId: stringOr(result.tool_use_id, ''), text: textOf(result.content) }
    })
  return text === '' && results.length > 0 ? results : [...results, { role: 'user', text }]
}

/** Tools, system and messages, in this order, are what a cache_control mark covers. */
function cacheMark(body: Json): number | null {
  let length = 0
  let mark: number | null = null
  for (const block of [
    ...listOf(body.tools),
    ...listOf(body.system),
    ...listOf(body.messages).flatMap((each) => listOf(each.content)),
  ]) {
    length += textOf([block]).length
    if (isObject(block.cache_control)) mark = length
  }
  return isObject(body.cache_control) ? length : mark
}

const stops = { end: 'end_turn', tools: 'tool_use', length: 'max_tokens', refusal: 'refusal' } as const

function usageOf(usage: Booked, output: number): Json {
  return {
    // Anthropic's input_tokens leave out what was read from or written to the cache.
    input_tokens: usage.input - usage.cacheRead - usage.cacheWrite,
    cache_creation_input_tokens: usage.cacheWrite,
    cache_read_input_tokens: usage.cacheRead,
    cache_creation: { ephemeral_5m_input_tokens: usage.cacheWrite, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    service_tier: 'standard',
  }
}

function toolId(reply: Written, index: number): string {
  return `toolu_01${reply.id.slice(index, index + 22)}`
}

/** A model that writes broken arguments still has them delivered as an object here: what parses, else nothing. */
function inputOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function blocksOf(reply: Written): Json[] {
  const { text, calls } = reply.content
  return [
    ...(text === '' && calls.length > 0 ? [] : [{ type: 'text', text }]),
    ...calls.map((call, index) => ({
      type: 'tool_use',
      id: toolId(reply, index),
      name: call.name,
      input: inputOf(call.arguments),
    })),
  ]
}

function messageOf(reply: Written, content: Json[], stop: string | null, output: number): Json {
  return {
    id: `msg_01${reply.id.slice(0, 22)}`,
    type: 'message',
    role: 'assistant',
    model: reply.model,
    content,
    stop_reason: stop,
    stop_sequence: null,
    usage: usageOf(reply.usage, output),
  }
}

function writeReply(reply: Written): Json {
  return messageOf(reply, blocksOf(reply), stops[reply.stop], reply.usage.output)
}

function writeStream(reply: Written): StreamEvent[] {
  const event = (data: Json & { type: string }, pace = 0): StreamEvent => ({
    event: data.type,
    data: JSON.stringify(data),
    pace,
  })
  const events = [event({ type: 'message_start', message: messageOf(reply, [], null, 1) })]
  for (const [index, block] of blocksOf(reply).entries()) {
    const isText = block.type === 'text'
    const start = isText ? { ...block, text: '' } : { ...block, input: {} }
    events.push(event({ type: 'content_block_start', index, content_block: start }, isText ? 0 : 2))
    if (index === 0) events.push(event({ type: 'ping' }))
    const written = isText ? stringOr(block.text, '') : JSON.stringify(block.input)
    for (const piece of chunksOf(written)) {
      const delta = isText
        ? { type: 'text_delta', text: piece }
        : { type: 'input_json_delta', partial_json: piece }
      events.push(event({ type: 'content_block_delta', index, delta }, chunkTokens))
    }
    events.push(event({ type: 'content_block_stop', index }))
  }
  events.push(
    event({
      type: 'message_delta',
      delta: { stop_reason: stops[reply.stop], stop_sequence: null },
      usage: usageOf(reply.usage, reply.usage.output),
    }),
    event({ type: 'message_stop' }),
  )
  return events
}

const words: Readonly<Record<Problem['kind'], string>> = {
  invalid: 'invalid_request_error',
  authentication: 'authentication_error',
  'not-found': 'not_found_error',
  limited: 'rate_limit_error',
  server: 'api_error',
  overloaded: 'overloaded_error',
}

function writeError({ kind, message }: Problem): Json {
  return { type: 'error', error: { type: words[kind], message }, request_id: null }
}

export const anthropicMessages: DialectWriter = {
  readRequest,
  writeReply,
  writeStream,
  writeError,
  streamError: (problem) => ({ event: 'error', data: JSON.stringify(writeError(problem)), pace: 0 }),
}
