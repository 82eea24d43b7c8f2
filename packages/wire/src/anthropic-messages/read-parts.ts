import { dataUrl, fileReference } from '../media-source.ts'
import { argumentText, isJson, json, list, string } from '../narrow.ts'
import type { Part } from '../types.ts'

/** `content`: a string, or a list of blocks. */
export const readParts = (content: unknown): Part[] => {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (isJson(content)) return [readBlock(content)]
  return list(content).map(readBlock)
}

/** `written`: the input of a streamed tool call as the model wrote it, else the parsed input counts. */
export const readBlock = (block: unknown, written?: unknown): Part => {
  if (typeof block === 'string') return { type: 'text', text: block }
  if (!isJson(block)) return { type: 'other', raw: block }

  switch (block.type) {
    case 'text':
      if (typeof block.text === 'string') return readText(block.text, block.citations)
      break
    case 'thinking':
      if (typeof block.thinking === 'string') return { type: 'reasoning', text: block.thinking }
      break
    case 'tool_use':
      return readCall(block, written, 'function')
    case 'server_tool_use':
    case 'mcp_tool_use':
      return readCall(block, written, 'server')
    case 'image':
      return { type: 'image', ...readSource(block.source) }
    case 'document':
      return { type: 'file', ...readSource(block.source) }
    case 'search_result':
      return { type: 'text', text: foundText(block) }
  }
  if (typeof block.type === 'string' && block.type.endsWith('_tool_result')) return readServerResult(block)
  return { type: 'other', raw: block }
}

const readText = (text: string, citations: unknown): Part =>
  Array.isArray(citations) && citations.length > 0
    ? { type: 'text', text, citations }
    : { type: 'text', text }

const readCall = (
  { id, name, input }: Record<string, unknown>,
  written: unknown,
  type: 'function' | 'server',
): Part => {
  const text = argumentText(typeof written === 'string' && written !== '' ? written : input)
  return {
    type: 'tool-call',
    call: { id: string(id), name: string(name) ?? '', arguments: text || '{}', type },
  }
}

/** Of base64, a URL, an uploaded file, or plain text and nested blocks of a document. */
const readSource = (sent: unknown): { source: string | null; mediaType: string | null } => {
  const source = json(sent)
  const mediaType = string(source.media_type)
  const data = string(source.data)
  if (source.type === 'base64' && data !== null)
    return { source: dataUrl(mediaType ?? 'application/octet-stream', data), mediaType }
  const kept = string(source.url) ?? fileReference(source.file_id) ?? data
  return { source: kept ?? (isJson(sent) ? argumentText(source.content) || null : null), mediaType }
}

/** What the caller's own search found, to be cited: other vendors read it as text. */
const foundText = ({ title, source, content }: Record<string, unknown>): string =>
  [title, source, ...list(content).map((block) => json(block).text)]
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n')

/** What the vendor's own tool found, in a shape that each tool has for itself. */
const readServerResult = (block: Record<string, unknown>): Part => {
  const kind = json(block.content).type
  return {
    type: 'tool-result',
    callId: string(block.tool_use_id),
    text: plainText(block.content) ?? argumentText(block.content),
    isError: block.is_error === true || (typeof kind === 'string' && kind.endsWith('_error')),
  }
}

/** An MCP server's result is a list of text blocks. */
const plainText = (content: unknown): string | null => {
  if (!Array.isArray(content) || content.length === 0) return null
  const texts: string[] = []
  for (const block of content) {
    const { type, text } = json(block)
    if (type !== 'text' || typeof text !== 'string') return null
    texts.push(text)
  }
  return texts.join('\n')
}
