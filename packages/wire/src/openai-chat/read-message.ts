import { append } from '../append.ts'
import { argumentText, isJson, json, list, string } from '../narrow.ts'
import type { Part, ToolCall } from '../types.ts'
import { readParts } from './read-parts.ts'
import { splitThinking } from './split-thinking.ts'

/** An assistant's message, as a reply brings it and as a later request repeats it. */
export const readAssistantParts = (message: Record<string, unknown>): Part[] => {
  const parts: Part[] = []

  const told = reasoningOf(message)
  const { reasoning, content } =
    told === '' ? splitThinking(message.content) : { reasoning: told, content: message.content }
  if (reasoning !== '') parts.push({ type: 'reasoning', text: reasoning })
  append(parts, readParts(content))
  if (typeof message.refusal === 'string' && message.refusal !== '')
    parts.push({ type: 'refusal', text: message.refusal })
  if (isJson(message.audio)) append(parts, readAudio(message.audio))
  for (const call of list(message.tool_calls)) parts.push(readCall(call))
  if (isJson(message.function_call))
    parts.push({ type: 'tool-call', call: readFunction(null, message.function_call) })
  return parts
}

/** DeepSeek, vLLM and Z.ai write `reasoning_content`, OpenRouter and Groq `reasoning`. */
export const reasoningOf = (message: Record<string, unknown>): string =>
  string(message.reasoning_content) || string(message.reasoning) || ''

/** What was said is the reply's text; the sound itself is kept beside it. */
const readAudio = (audio: Record<string, unknown>): Part[] => {
  const parts: Part[] = []
  const transcript = string(audio.transcript)
  if (transcript) parts.push({ type: 'text', text: transcript })
  parts.push({ type: 'audio', source: string(audio.data) ?? string(audio.id), mediaType: null })
  return parts
}

const readCall = (raw: unknown): Part => {
  const call = json(raw)
  if (isJson(call.function)) return { type: 'tool-call', call: readFunction(call.id, call.function) }
  if (isJson(call.custom)) {
    const { name, input } = call.custom
    const custom = { id: string(call.id), name: string(name) ?? '', arguments: argumentText(input) }
    return { type: 'tool-call', call: { ...custom, type: 'custom' } }
  }
  return { type: 'other', raw }
}

const readFunction = (id: unknown, called: Record<string, unknown>): ToolCall => ({
  id: string(id),
  name: string(called.name) ?? '',
  arguments: argumentText(called.arguments),
  type: 'function',
})
