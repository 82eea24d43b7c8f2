import { fileReference, mediaTypeOf } from '../media-source.ts'
import { isJson, json, list, string } from '../narrow.ts'
import type { Part } from '../types.ts'

/** `content` of a message item: a string, or a list of input and output parts. */
export const readParts = (content: unknown): Part[] => {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (isJson(content)) return readSpoken(content)
  return list(content).flatMap(readSpoken)
}

/** What was said is the text; the sound itself is kept beside it. */
const readSpoken = (raw: unknown): Part[] => {
  const { type, transcript, data } = json(raw)
  if (type !== 'output_audio' || typeof transcript !== 'string') return [readPart(raw)]
  const text: Part = { type: 'text', text: transcript }
  return typeof data === 'string' ? [text, { type: 'audio', source: data, mediaType: null }] : [text]
}

const readPart = (part: unknown): Part => {
  if (typeof part === 'string') return { type: 'text', text: part }
  if (!isJson(part)) return { type: 'other', raw: part }

  switch (part.type) {
    case 'input_text':
    case 'output_text':
    case 'text':
      if (typeof part.text === 'string') return readText(part.text, part.annotations)
      break
    case 'refusal':
      if (typeof part.refusal === 'string') return { type: 'refusal', text: part.refusal }
      break
    case 'reasoning_text':
    case 'summary_text':
      if (typeof part.text === 'string') return { type: 'reasoning', text: part.text }
      break
    case 'input_image': {
      const url = string(part.image_url) ?? string(json(part.image_url).url)
      const source = url ?? fileReference(part.file_id)
      return { type: 'image', source, mediaType: mediaTypeOf(source) }
    }
    case 'input_file': {
      const source = string(part.file_data) ?? string(part.file_url) ?? fileReference(part.file_id)
      return { type: 'file', source, mediaType: mediaTypeOf(source) }
    }
    case 'input_audio': {
      const { data, format } = json(part.input_audio)
      return {
        type: 'audio',
        source: string(data),
        mediaType: typeof format === 'string' ? `audio/${format}` : null,
      }
    }
  }
  return { type: 'other', raw: part }
}

const readText = (text: string, annotations: unknown): Part =>
  Array.isArray(annotations) && annotations.length > 0
    ? { type: 'text', text, citations: annotations }
    : { type: 'text', text }
