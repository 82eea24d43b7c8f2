import { append } from '../append.ts'
import { argumentText, isJson, json, list, string } from '../narrow.ts'
import type { Part, ToolCall } from '../types.ts'
import { cite } from './cite.ts'
import { readExecutedTools } from './read-executed-tools.ts'
import { readPart, readParts } from './read-parts.ts'
import { reasoningOf } from './reasoning-of.ts'
import { splitThinking } from './split-thinking.ts'

/** An assistant's message, as a reply brings it and as a later request repeats it. */
export const readAssistantParts = (message: Record<string, unknown>): Part[] => {
  const parts: Part[] = []

  const told = reasoningOf(message)
  const { reasoning, content } =
    told === '' ? splitThinking(message.content) : { reasoning: told, content: message.content }
  if (reasoning !== '') parts.push({ type: 'reasoning', text: reasoning })
  append(parts, readExecutedTools(message.executed_tools))
  append(parts, cite(readParts(content), message.annotations))
  if (typeof message.refusal === 'string' && message.refusal !== '')
    parts.push({ type: 'refusal', text: message.refusal })
  if (isJson(message.audio)) append(parts, readAudio(message.audio))
  // images that the model made, as OpenRouter brings them
  append(parts, list(message.images).map(readPart))
  for (const call of list(message.tool_calls)) append(parts, readCall(call))
  if (isJson(message.function_call)) append(parts, readFunction(null, message.function_call))
  return parts
}

/** What was said is the reply's text; the sound itself is kept beside it. */
const readAudio = (audio: Record<string, unknown>): Part[] => {
  const parts: Part[] = []
  const transcript = string(audio.transcript)
  const source = string(audio.data) || string(audio.id)
  if (transcript) parts.push({ type: 'text', text: transcript })
  if (source) parts.push({ type: 'audio', source, mediaType: null })
  return parts
}

const readCall = (raw: unknown): Part[] => {
  const call = json(raw)
  // some gateways fill in both, and leave empty what does not apply
  if (isJson(call.custom) && (call.type === 'custom' || !isJson(call.function))) {
    const { name, input } = call.custom
    return written({
      id: string(call.id) || null,
      name: string(name) ?? '',
      arguments: argumentText(input),
      type: 'custom',
    })
  }
  return isJson(call.function) ? readFunction(call.id, call.function) : [{ type: 'other', raw }]
}

const readFunction = (id: unknown, called: Record<string, unknown>): Part[] =>
  written({
    id: string(id) || null,
    name: string(called.name) ?? '',
    arguments: argumentText(called.arguments),
    type: 'function',
  })

/** Gateways that send every field of the format write an empty call where there is none. */
const written = (call: ToolCall): Part[] =>
  call.id || call.name !== '' || call.arguments !== '' ? [{ type: 'tool-call', call }] : []
