import { fileReference, mediaTypeOf } from '../media-source.ts'
import { isJson, json, jsonText, list, string } from '../narrow.ts'
import type { Part } from '../types.ts'

/** `content` of a message: a string, or a list of parts. */
export const readParts = (content: unknown): Part[] => {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (content === null || content === undefined) return []
  if (isJson(content))
    // Cloudflare parses what a schema asked for
    return [typeof content.type === 'string' ? readPart(content) : { type: 'text', text: jsonText(content) }]
  return list(content).map(readPart)
}

export const readPart = (part: unknown): Part => {
  if (typeof part === 'string') return { type: 'text', text: part }
  if (!isJson(part)) return { type: 'other', raw: part }

  switch (part.type) {
    case 'text':
      if (typeof part.text === 'string') return { type: 'text', text: part.text }
      break
    case 'refusal':
      if (typeof part.refusal === 'string') return { type: 'refusal', text: part.refusal }
      break
    case 'thinking':
      // Mistral's reasoning models write it as a list of text parts
      return { type: 'reasoning', text: thinkingText(part.thinking) }
    case 'image_url': {
      const url = typeof part.image_url === 'string' ? part.image_url : string(json(part.image_url).url)
      if (url !== null) return { type: 'image', source: url, mediaType: mediaTypeOf(url) }
      break
    }
    case 'document_url': {
      // Mistral's
      const url = string(part.document_url) ?? string(json(part.document_url).url)
      if (url !== null) return { type: 'file', source: url, mediaType: mediaTypeOf(url) }
      break
    }
    case 'input_audio': {
      const { data, format } = json(part.input_audio)
      const mediaType = typeof format === 'string' ? `audio/${format}` : null
      return { type: 'audio', source: string(data), mediaType }
    }
    case 'file': {
      const { file_data, file_id } = json(part.file)
      const source = string(file_data) ?? fileReference(file_id)
      return { type: 'file', source, mediaType: mediaTypeOf(source) }
    }
  }
  return { type: 'other', raw: part }
}

export const thinkingText = (thinking: unknown): string => {
  if (typeof thinking === 'string') return thinking
  let text = ''
  for (const part of list(thinking)) text += string(json(part).text) ?? ''
  return text
}
