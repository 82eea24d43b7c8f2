import { fileIdOf } from '../media-source.ts'
import { nameCalls } from '../name-calls.ts'
import type { Json } from '../narrow.ts'
import type { Drop } from '../request-writer.ts'
import type { Message, Part, ToolCall } from '../types.ts'
import { wordFor } from '../word-for-part.ts'

export const writeMessages = (messages: Message[], drop: Drop): Json[] =>
  nameCalls(messages).flatMap(({ role, parts }) => {
    if (role === 'assistant') return writeAssistant(parts, drop)
    return role === 'tool' ? writeResults(parts, drop) : writeUser(parts, drop)
  })

const writeUser = (parts: Part[], drop: Drop): Json[] => {
  const content = writeContent(parts, drop)
  if (content.length === 0) return []
  const [first] = content
  return [{ role: 'user', content: content.length === 1 && first?.type === 'text' ? first.text : content }]
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
  if (part.type === 'text') return { type: 'text', text: part.text }
  if (part.type !== 'image' && part.type !== 'audio' && part.type !== 'file') return null
  const { source, mediaType } = part
  if (source === null || fileIdOf(source) !== null) return null
  switch (part.type) {
    case 'image':
      return { type: 'image_url', image_url: { url: source } }
    case 'audio':
      return { type: 'input_audio', input_audio: { data: source, format: mediaType?.split('/')[1] ?? 'wav' } }
    case 'file':
      return source.startsWith('data:')
        ? { type: 'file', file: { filename: 'document', file_data: source } }
        : source.startsWith('http')
          ? null
          : { type: 'text', text: source }
  }
}

const writeAssistant = (parts: Part[], drop: Drop): Json[] => {
  let content = ''
  let refusal = ''
  const calls: Json[] = []
  for (const part of parts) {
    if (part.type === 'text') content += part.text
    else if (part.type === 'refusal') refusal += part.text
    else if (part.type === 'tool-call' && part.call.type !== 'server') calls.push(writeCall(part.call))
    else drop(wordFor(part))
  }
  if (content === '' && refusal === '' && calls.length === 0) return []
  const message: Json = { role: 'assistant', content: content === '' ? null : content }
  if (refusal !== '') message.refusal = refusal
  if (calls.length > 0) message.tool_calls = calls
  return [message]
}

const writeCall = ({ id, name, arguments: text, type }: ToolCall): Json =>
  type === 'custom'
    ? { id, type: 'custom', custom: { name, input: text } }
    : { id, type: 'function', function: { name, arguments: text } }

/** A tool's message holds text alone, so what else it brought follows in a user's turn. */
const writeResults = (parts: Part[], drop: Drop): Json[] => {
  const results: Json[] = []
  const rest: Part[] = []
  for (const part of parts) {
    if (part.type === 'tool-result')
      results.push({ role: 'tool', tool_call_id: part.callId, content: part.text })
    else rest.push(part)
  }
  return [...results, ...writeUser(rest, drop)]
}
