import type { Asked, Call, Turn } from '../types.ts'
import { chunksOf, chunkTokens, type DialectWriter, type StreamEvent, type Written } from './dialect.ts'
import { openaiError } from './openai-error.ts'
import { isObject, type Json, listOf, numberOr, stringOr, textOf } from './text-of.ts'

function readRequest(body: Json): Asked {
  const messages = listOf(body.messages)
  const isSystem = (message: Json) => message.role === 'system' || message.role === 'developer'
  const options = isObject(body.stream_options) ? body.stream_options : {}
  return {
    dialect: 'openai-chat',
    model: stringOr(body.model, ''),
    system: messages
      .filter(isSystem)
      .map((message) => textOf(message.content))
      .join('\n\n'),
    turns: messages.filter((message) => !isSystem(message)).map(readTurn),
    tools: listOf(body.tools).map((tool) =>
      stringOr(isObject(tool.function) ? tool.function.name : tool.name, ''),
    ),
    toolChoice: body.tool_choice === 'none' ? 'none' : body.tool_choice === 'required' ? 'required' : 'auto',
    temperature: numberOr(body.temperature, 1),
    maxTokens: numberOr(body.max_completion_tokens, numberOr(body.max_tokens, null)),
    stream: body.stream === true,
    streamUsage: options.include_usage === true,
    cacheMark: null,
    previousResponseId: null,
  }
}

function readTurn(message: Json): Turn {
  if (message.role === 'tool') {
    return { role: 'tool', callId: stringOr(message.tool_call_id, ''), text: textOf(message.content) }
  }
  if (message.role !== 'assistant') return { role: 'user', text: textOf(message.content) }
  const calls = listOf(message.tool_calls).map((call): Call => {
    const made = isObject(call.function) ? call.function : {}
    return {
      id: stringOr(call.id, ''),
      name: stringOr(made.name, ''),
      arguments: stringOr(made.arguments, ''),
    }
  })
  return { role: 'assistant', text: textOf(message.content), calls }
}

const finish = { end: 'stop', tools: 'tool_calls', length: 'length', refusal: 'content_filter' } as const

function usageOf({ usage }: Written): Json {
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: usage.cacheRead, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  }
}

function callId(reply: Written, index: number): string {
  return `call_${reply.id.slice(index, index + 24)}`
}

function writeReply(reply: Written): Json {
  const { content } = reply
  const calls = content.calls.map((call, index) => ({
    id: callId(reply, index),
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }))
  return {
    id: `chatcmpl-${reply.id.slice(0, 29)}`,
    object: 'chat.completion',
    created: reply.created,
    model: reply.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: content.text === '' && calls.length > 0 ? null : content.text,
          refusal: null,
          annotations: [],
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
        logprobs: null,
        finish_reason: finish[reply.stop],
      },
    ],
    usage: usageOf(reply),
    service_tier: 'default',
    system_fingerprint: `fp_${reply.id.slice(0, 10)}`,
  }
}

function writeStream(reply: Written): StreamEvent[] {
  const head = {
    id: `chatcmpl-${reply.id.slice(0, 29)}`,
    object: 'chat.completion.chunk',
    created: reply.created,
    model: reply.model,
    service_tier: 'default',
    system_fingerprint: `fp_${reply.id.slice(0, 10)}`,
  }
  // With usage asked for, every chunk but the last carries a null.
  const usage = reply.asked.streamUsage ? { usage: null } : {}
  const chunk = (delta: Json, pace: number, finish_reason: string | null = null): StreamEvent => ({
    event: null,
    data: JSON.stringify({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...usage,
    }),
    pace,
  })
  const { text, calls } = reply.content
  const opening = text === '' && calls.length > 0 ? null : ''
  const events = [chunk({ role: 'assistant', content: opening, refusal: null }, 0)]
  for (const piece of chunksOf(text)) events.push(chunk({ content: piece }, chunkTokens))
  for (const [index, call] of calls.entries()) {
    const made = {
      index,
      id: callId(reply, index),
      type: 'function',
      function: { name: call.name, arguments: '' },
    }
    events.push(chunk({ tool_calls: [made] }, 2))
    for (const piece of chunksOf(call.arguments)) {
      events.push(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }, chunkTokens))
    }
  }
  events.push(chunk({}, 0, finish[reply.stop]))
  if (reply.asked.streamUsage) {
    events.push({
      event: null,
      data: JSON.stringify({ ...head, choices: [], usage: usageOf(reply) }),
      pace: 0,
    })
  }
  events.push({ event: null, data: '[DONE]', pace: 0 })
  return events
}

export const openaiChat: DialectWriter = {
  readRequest,
  writeReply,
  writeStream,
  writeError: openaiError,
  streamError: (problem) => ({ event: null, data: JSON.stringify(openaiError(problem)), pace: 0 }),
}
