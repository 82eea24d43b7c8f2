import { append } from '../append.ts'
import { isJson, type Json } from '../narrow.ts'
import { pairCalls } from '../pair-calls.ts'
import type { Drop } from '../request-writer.ts'
import type { Message, Part, ToolCall } from '../types.ts'
import { wordFor } from '../word-for-part.ts'
import { writeMedia } from './write-media.ts'

/** Ids of other vendors may hold characters that Anthropic refuses. */
const fits = (id: string): boolean => /^[\w-]+$/.test(id)

/** Results of tools open the user's turn that follows the calls, so turns of one side are joined. */
export const writeMessages = (messages: Message[], isContinued: boolean, drop: Drop): Json[] => {
  const turns: { role: 'user' | 'assistant'; content: Json[] }[] = []
  for (const { role, parts } of pairCalls(messages, { fits, isContinued }, drop)) {
    const side = role === 'assistant' ? 'assistant' : 'user'
    const content = role === 'tool' ? writeResults(parts, drop) : writeBlocks(parts, drop)
    const last = turns.at(-1)
    if (content.length === 0) continue
    if (last?.role === side) append(last.content, content)
    else turns.push({ role: side, content })
  }
  return turns.map(({ role, content }) => {
    const [first] = content
    return { role, content: content.length === 1 && first?.type === 'text' ? first.text : content }
  })
}

const writeBlocks = (parts: Part[], drop: Drop): Json[] => {
  const blocks: Json[] = []
  for (const part of parts) {
    // empty text blocks are refused
    if (part.type === 'text' && part.text.trim() === '') continue
    const block = writeBlock(part, drop)
    if (block === null) drop(wordFor(part))
    else blocks.push(block)
  }
  return blocks
}

const writeBlock = (part: Part, drop: Drop): Json | null => {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return { type: 'text', text: part.text }
    case 'image':
      return writeMedia('image', part.source)
    case 'file':
      return writeMedia('document', part.source)
    case 'tool-call':
      return part.call.type === 'server' ? null : writeCall(part.call, drop)
    case 'audio':
    case 'reasoning':
    case 'tool-result':
    case 'other':
      return null
  }
}

const writeCall = ({ id, name, arguments: text, type }: ToolCall, drop: Drop): Json => {
  const input = type === 'custom' ? { input: text } : parse(text)
  if (input === null) drop('arguments that are no JSON object')
  return { type: 'tool_use', id, name, input: input ?? {} }
}

const parse = (text: string): Json | null => {
  if (text.trim() === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return isJson(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** Everything that came with a result belongs to it. */
const writeResults = (parts: Part[], drop: Drop): Json[] => {
  const results: Json[] = []
  const rest: Part[] = []
  for (const part of parts) {
    if (part.type === 'tool-result') {
      const { callId, text, isError } = part
      const result = { type: 'tool_result', tool_use_id: callId, content: text }
      results.push(isError ? { ...result, is_error: true } : result)
    } else rest.push(part)
  }
  const media = writeBlocks(rest, drop)
  const last = results.at(-1)
  if (last === undefined || media.length === 0) return [...results, ...media]
  const text = last.content === '' ? [] : [{ type: 'text', text: last.content }]
  return [...results.slice(0, -1), { ...last, content: [...text, ...media] }]
}
