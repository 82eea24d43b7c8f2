import { fileIdOf, fileNameOf } from '../media-source.ts'
import type { Json } from '../narrow.ts'
import { pairCalls } from '../pair-calls.ts'
import type { Drop } from '../request-writer.ts'
import type { Message, Part, ToolCall } from '../types.ts'
import { wordFor } from '../word-for-part.ts'

const fits = (id: string): boolean => id.length <= 64

export const writeMessages = (messages: Message[], isContinued: boolean, drop: Drop): Json[] => {
  const custom = new Set<string>()
  return pairCalls(messages, { fits, isContinued }, drop).flatMap(({ role, parts }) => {
    if (role === 'assistant') return writeAssistant(parts, custom, drop)
    return role === 'tool' ? writeResults(parts, custom, drop) : writeUser(parts, drop)
  })
}

const writeUser = (parts: Part[], drop: Drop): Json[] => {
  if (parts.length === 0) return [{ role: 'user', content: '' }]
  const content = writeContent(parts, drop)
  return content.length === 0 ? [] : [{ role: 'user', content }]
}

const writeContent = (parts: Part[], drop: Drop): Json[] => {
  const content: Json[] = []
  for (const part of parts) {
    const written = writePart(part)
    if (written === null) drop(wordFor(part))
    else content.push(written)
  }
  return content
}

const writePart = (part: Part): Json | null => {
  if (part.type === 'text') return { type: 'input_text', text: part.text }
  if (part.type !== 'image' && part.type !== 'file') return null
  const { type, source } = part
  if (source === null || fileIdOf(source) !== null) return null
  if (type === 'image') return { type: 'input_image', image_url: source, detail: 'auto' }
  if (source.startsWith('http')) return { type: 'input_file', file_url: source }
  return source.startsWith('data:')
    ? { type: 'input_file', filename: fileNameOf(source), file_data: source }
    : { type: 'input_text', text: source }
}

/** Text and calls are items of their own, in the order in which they were written. */
const writeAssistant = (parts: Part[], custom: Set<string>, drop: Drop): Json[] => {
  const items: Json[] = []
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'refusal') items.push({ role: 'assistant', content: part.text })
    else if (part.type === 'tool-call' && part.call.type !== 'server')
      items.push(writeCall(part.call, custom))
    else drop(wordFor(part))
  }
  return items
}

const writeCall = ({ id, name, arguments: text, type }: ToolCall, custom: Set<string>): Json => {
  if (type !== 'custom') return { type: 'function_call', call_id: id, name, arguments: text }
  if (id !== null) custom.add(id)
  return { type: 'custom_tool_call', call_id: id, name, input: text }
}

/** The result's item is named after the call's kind. */
const writeResults = (parts: Part[], custom: Set<string>, drop: Drop): Json[] => {
  const items: Json[] = []
  const rest: Part[] = []
  for (const part of parts) {
    if (part.type === 'tool-result') {
      const { callId, text, isError } = part
      if (isError) drop('that a tool failed')
      const type = callId !== null && custom.has(callId) ? 'custom_tool_call_output' : 'function_call_output'
      items.push({ type, call_id: callId, output: text })
    } else rest.push(part)
  }
  const media = writeContent(rest, drop)
  const last = items.at(-1)
  if (media.length === 0) return items
  if (last === undefined) return [{ role: 'user', content: media }]
  const text = last.output === '' ? [] : [{ type: 'input_text', text: last.output }]
  return [...items.slice(0, -1), { ...last, output: [...text, ...media] }]
}
