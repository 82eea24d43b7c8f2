import { effectsOf } from '../effects-of.ts'
import { count, json, list, number, string } from '../narrow.ts'
import { readStopSequences } from '../read-stop-sequences.ts'
import { resultParts } from '../result-parts.ts'
import { systemText } from '../system-text.ts'
import type { Conversation, Message } from '../types.ts'
import { readAssistantParts } from './read-message.ts'
import { readParts } from './read-parts.ts'
import { readToolChoice, readTools } from './read-tools.ts'

export const readRequest = (request: unknown): Conversation => {
  const body = json(request)
  const system: string[] = []
  const messages: Message[] = []
  for (const sent of list(body.messages)) {
    const message = json(sent)
    if (message.role === 'system' || message.role === 'developer')
      system.push(systemText(readParts(message.content)))
    else messages.push(readMessage(message))
  }
  const effects = effectsOf(body)
  return {
    system: system.filter((text) => text !== '').join('\n\n'),
    messages,
    tools: readTools(body),
    toolChoice: readToolChoice(body.tool_choice ?? body.function_call),
    format: readFormat(body.response_format),
    model: string(body.model),
    stream: body.stream === true,
    maxTokens: count(body.max_completion_tokens) ?? count(body.max_tokens),
    temperature: number(body.temperature),
    previousResponseId: null,
    stopSequences: readStopSequences(body.stop),
    topP: number(body.top_p),
    parallelToolCalls: typeof body.parallel_tool_calls === 'boolean' ? body.parallel_tool_calls : null,
    ...(effects.length > 0 && { effects }),
  }
}

const readMessage = (message: Record<string, unknown>): Message => {
  switch (message.role) {
    case 'assistant':
      return { role: 'assistant', parts: readAssistantParts(message) }
    case 'tool':
      return {
        role: 'tool',
        parts: resultParts(string(message.tool_call_id), readParts(message.content), false),
      }
    case 'function':
      return { role: 'tool', parts: resultParts(null, readParts(message.content), false) }
    default:
      return { role: 'user', parts: readParts(message.content) }
  }
}

const readFormat = (format: unknown): Conversation['format'] => {
  const asked = json(format)
  if (asked.type === 'json_object') return { name: null, schema: null, strict: false }
  if (asked.type !== 'json_schema') return null
  const { name, schema, strict } = json(asked.json_schema)
  return { name: string(name), schema: schema ?? null, strict: strict === true }
}
