import { append } from '../append.ts'
import { effectsOf } from '../effects-of.ts'
import { count, isJson, type Json, json, list, number, string } from '../narrow.ts'
import { systemText } from '../system-text.ts'
import type { Conversation, Message, Part } from '../types.ts'
import { isOutput, readItem } from './read-item.ts'
import { readParts } from './read-parts.ts'
import { readToolChoice, readTools } from './read-tools.ts'

export const readRequest = (request: unknown): Conversation => {
  const body = json(request)
  const { system, messages } = readInput(body)
  const effects = effectsOf(body)
  return {
    system: system.filter((text) => text !== '').join('\n\n'),
    messages,
    tools: readTools(body.tools),
    toolChoice: readToolChoice(body.tool_choice),
    format: readFormat(json(body.text).format),
    model: string(body.model),
    stream: body.stream === true,
    maxTokens: count(body.max_output_tokens),
    temperature: number(body.temperature),
    previousResponseId: string(body.previous_response_id),
    stopSequences: [],
    topP: number(body.top_p),
    parallelToolCalls: typeof body.parallel_tool_calls === 'boolean' ? body.parallel_tool_calls : null,
    ...(effects.length > 0 && { effects }),
  }
}

const readInput = (body: Json): { system: string[]; messages: Message[] } => {
  const system = [string(body.instructions) ?? systemText(readParts(body.instructions))]
  const messages: Message[] = []
  if (typeof body.input === 'string') messages.push({ role: 'user', parts: readParts(body.input) })

  for (const raw of list(body.input)) {
    const item = json(raw)
    const role = roleOf(item)
    const parts = isMessage(item) ? readParts(item.content) : readItem(raw)
    if (role === 'system') system.push(systemText(parts))
    else addTurn(messages, role, parts)
  }
  return { system, messages }
}

/** The type may be left out of a message. */
const isMessage = (item: Json): boolean =>
  item.type === 'message' || (item.type === undefined && typeof item.role === 'string')

const roleOf = (item: Json): Message['role'] | 'system' => {
  if (isMessage(item)) {
    if (item.role === 'system' || item.role === 'developer') return 'system'
    return item.role === 'assistant' ? 'assistant' : 'user'
  }
  if (typeof item.type === 'string' && isOutput(item.type)) return 'tool'
  return isJson(item) && typeof item.type === 'string' ? 'assistant' : 'user'
}

/** Reasoning, text and calls of one turn are items of their own here, and one message elsewhere. */
const addTurn = (messages: Message[], role: Message['role'], parts: Part[]): void => {
  const last = messages.at(-1)
  if (role === 'assistant' && last?.role === 'assistant') append(last.parts, parts)
  else messages.push({ role, parts })
}

const readFormat = (format: unknown): Conversation['format'] => {
  const { type, name, schema, strict } = json(format)
  if (type === 'json_object') return { name: null, schema: null, strict: false }
  return type === 'json_schema'
    ? { name: string(name), schema: schema ?? null, strict: strict === true }
    : null
}
