import { append } from '../append.ts'
import { fileIdOf, fileNameOf } from '../media-source.ts'
import type { Json } from '../narrow.ts'
import { pairCalls } from '../pair-calls.ts'
import type { Drop } from '../request-writer.ts'
import type { Message, Part, ToolCall } from '../types.ts'
import { wordFor } from '../word-for-part.ts'

/** OpenAI's limit, which Azure and Copilot hold to as well. */
const fits = (id: string): boolean => id.length <= 40

/** A tool's message holds text alone, so what else the tools of one turn brought follows theirs. */
export const writeMessages = (messages: Message[], drop: Drop): Json[] => {
  const written: Json[] = []
  const media: Part[] = []
  const bringMedia = (): void => {
    if (media.length > 0) append(written, writeUser(media.splice(0), drop))
  }
  for (const { role, parts } of pairCalls(messages, { fits }, drop)) {
    if (role !== 'tool') bringMedia()
    switch (role) {
      case 'assistant':
        append(written, writeAssistant(parts, drop))
        break
      case 'tool':
        append(written, writeResults(parts, drop))
        append(
          media,
          parts.filter(({ type }) => type !== 'tool-result'),
        )
        break
      case 'user':
        append(written, writeUser(parts, drop))
    }
  }
  bringMedia()
  return written
}

const writeUser = (parts: Part[], drop: Drop): Json[] => {
  if (parts.length === 0) return [{ role: 'user', content: '' }]
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
        ? { type: 'file', file: { filename: fileNameOf(source), file_data: source } }
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

const writeResults = (parts: Part[], drop: Drop): Json[] =>
  parts.flatMap((part): Json[] => {
    if (part.type !== 'tool-result') return []
    if (part.isError) drop('that a tool failed')
    return [{ role: 'tool', tool_call_id: part.callId, content: part.text }]
  })
