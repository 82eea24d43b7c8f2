import { fileIdOf, parseDataUrl } from '../media-source.ts'
import type { Json } from '../narrow.ts'

const imageTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

/** Null: what Anthropic does not take, or only its own vendor can find. */
export const writeMedia = (type: 'image' | 'document', source: string | null): Json | null => {
  if (source === null || fileIdOf(source) !== null) return null
  if (source.startsWith('http')) return { type, source: { type: 'url', url: source } }
  const bytes = parseDataUrl(source)
  if (bytes === null) return type === 'image' || source.startsWith('data:') ? null : plain(source)
  const { mediaType, data } = bytes
  if (type === 'document' && mediaType.startsWith('text/'))
    return plain(Buffer.from(data, 'base64').toString())
  const isTaken = type === 'image' ? imageTypes.has(mediaType) : mediaType === 'application/pdf'
  return isTaken ? { type, source: { type: 'base64', media_type: mediaType, data } } : null
}

const plain = (data: string): Json => ({
  type: 'document',
  source: { type: 'text', media_type: 'text/plain', data },
})
