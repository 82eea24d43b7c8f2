import type { Asked, Turn } from '../types.ts'
import { chunksOf, chunkTokens, type DialectWriter, type StreamEvent, type Written } from './dialect.ts'
import { openaiError } from './openai-error.ts'
import { isObject, type Json, listOf, numberOr, stringOr, textOf } from './text-of.ts'

function readRequest(body: Json): Asked {
  const items =
    typeof body.input === 'string' ? [{ role: 'user', content: body.input } as Json] : listOf(body.input)
  const isSystem = (item: Json) => item.role === 'system' || item.role === 'developer'
  return {
    dialect: 'openai-responses',
    model: stringOr(body.model, ''),
    system: [stringOr(body.instructions, ''), ...items.filter(isSystem).map((item) => textOf(item.content))]
      .filter(Boolean)
      .join('\n\n'),
    turns: items.filter((item) => !isSystem(item)).flatMap(readTurn),
    tools: listOf(body.tools).map((tool) => stringOr(tool.name, '')),
    toolChoice: body.tool_choice === 'none' ? 'none' : body.tool_choice === 'required' ? 'required' : 'auto',
    temperature: numberOr(body.temperature, 1),
    maxTokens: numberOr(body.max_output_tokens, null),
    stream: body.stream === true,
    streamUsage: true,
    cacheMark: null,
    previousResponseId: typeof body.previous_response_id === 'string' ? body.previous_response_id : null,
  }
}

function readTurn(item: Json): Turn[] {
  switch (item.type) {
    case 'function_call': {
      const call = {
        id: stringOr(item.call_id, ''),
        name: stringOr(item.name, ''),
        arguments: stringOr(item.arguments, ''),
      }
      return [{ role: 'assistant', text: '', calls: [call] }]
    }
    case 'function_call_output':
      return [{ role: 'tool', callId: stringOr(item.call_id, ''), text: textOf(item.output) }]
    case undefined:
    case 'message':
      return item.role === 'assistant'
        ? [{ role: 'assistant', text: textOf(item.content), calls: [] }]
        : [{ role: 'user', text: textOf(item.content) }]
    default:
      return []
  }
}

function callId(reply: Written, index: number): string {
  return `call_${reply.id.slice(index, index + 24)}`
}

type Status = 'in_progress' | 'completed' | 'incomplete'

function messageItem(reply: Written, status: Status, content: Json[]): Json {
  return { id: `msg_${reply.id}`, type: 'message', status, role: 'assistant', content }
}

function textPart(text: string): Json {
  return { type: 'output_text', text, annotations: [], logprobs: [] }
}

function callItem(reply: Written, index: number, status: Status, args: string): Json {
  const name = reply.content.calls[index]?.name ?? ''
  return {
    id: `fc_${index}${reply.id}`,
    type: 'function_call',
    status,
    call_id: callId(reply, index),
    name,
    arguments: args,
  }
}

function outputOf(reply: Written, status: Status): Json[] {
  const { text, calls } = reply.content
  const message = text === '' && calls.length > 0 ? [] : [messageItem(reply, status, [textPart(text)])]
  return [...message, ...calls.map((call, index) => callItem(reply, index, status, call.arguments))]
}

function responseOf(reply: Written, status: Status, output: Json[]): Json {
  const { usage, asked } = reply
  const done = status !== 'in_progress'
  return {
    id: `resp_${reply.id}`,
    object: 'response',
    created_at: reply.created,
    status,
    background: false,
    error: null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    instructions: asked.system === '' ? null : asked.system,
    max_output_tokens: asked.maxTokens,
    metadata: {},
    model: reply.model,
    output,
    parallel_tool_calls: true,
    previous_response_id: asked.previousResponseId,
    reasoning: { effort: null, summary: null },
    service_tier: done ? 'default' : 'auto',
    store: true,
    temperature: asked.temperature,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: asked.toolChoice,
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage: done
      ? {
          input_tokens: usage.input,
          input_tokens_details: { cached_tokens: usage.cacheRead, cache_write_tokens: 0 },
          output_tokens: usage.output,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: usage.input + usage.output,
        }
      : null,
  }
}

function statusOf(reply: Written): Status {
  return reply.stop === 'length' ? 'incomplete' : 'completed'
}

function writeReply(reply: Written): Json {
  return responseOf(reply, statusOf(reply), outputOf(reply, statusOf(reply)))
}

function writeStream(reply: Written): StreamEvent[] {
  const events: StreamEvent[] = []
  const push = (type: string, data: Json, pace = 0) => {
    events.push({
      event: type,
      data: JSON.stringify({ type, sequence_number: events.length, ...data }),
      pace,
    })
  }
  push('response.created', { response: responseOf(reply, 'in_progress', []) })
  push('response.in_progress', { response: responseOf(reply, 'in_progress', []) })
  const status = statusOf(reply)
  for (const [output_index, item] of outputOf(reply, status).entries()) {
    const place = { item_id: item.id, output_index }
    if (item.type === 'message') {
      const text = reply.content.text
      const part = { ...place, content_index: 0 }
      push('response.output_item.added', { output_index, item: messageItem(reply, 'in_progress', []) })
      push('response.content_part.added', { ...part, part: textPart('') })
      for (const delta of chunksOf(text))
        push('response.output_text.delta', { ...part, delta, logprobs: [] }, chunkTokens)
      push('response.output_text.done', { ...part, text, logprobs: [] })
      push('response.content_part.done', { ...part, part: textPart(text) })
    } else {
      const args = stringOr(item.arguments, '')
      push(
        'response.output_item.added',
        { output_index, item: { ...item, status: 'in_progress', arguments: '' } },
        2,
      )
      for (const delta of chunksOf(args))
        push('response.function_call_arguments.delta', { ...place, delta }, chunkTokens)
      push('response.function_call_arguments.done', { ...place, arguments: args, name: item.name })
    }
    push('response.output_item.done', { output_index, item })
  }
  push(`response.${status}`, { response: writeReply(reply) })
  return events
}

export const openaiResponses: DialectWriter = {
  readRequest,
  writeReply,
  writeStream,
  writeError: openaiError,
  streamError: (problem) => {
    const { error } = openaiError(problem)
    const said = isObject(error) ? error : {}
    const data = { type: 'error', sequence_number: 0, code: said.code, message: said.message, param: null }
    return { event: 'error', data: JSON.stringify(data), pace: 0 }
  },
}
