import { string } from './narrow.ts'

/** Bytes inside the request become a data URL, so that every dialect names its media the same way. */
export const dataUrl = (mediaType: string, data: string): string => `data:${mediaType};base64,${data}`

export const mediaTypeOf = (source: string | null): string | null =>
  source === null ? null : (/^data:([^;,]+)/.exec(source)?.[1] ?? null)

const prefix = 'file-id:'

/** A file that lies with the vendor: its id means nothing to another one. */
export const fileReference = (id: unknown): string | null => {
  const known = string(id)
  return known === null ? null : prefix + known
}

export const fileIdOf = (source: string): string | null =>
  source.startsWith(prefix) ? source.slice(prefix.length) : null

export const parseDataUrl = (source: string): { mediaType: string; data: string } | null => {
  if (!source.startsWith('data:')) return null
  const comma = source.indexOf(',')
  if (comma < 0 || !source.slice(0, comma).endsWith(';base64')) return null
  return { mediaType: mediaTypeOf(source) ?? '', data: source.slice(comma + 1) }
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
}

/** OpenAI goes by a file's name, which is not kept. */
export const fileNameOf = (source: string): string => {
  const extension = extensions[mediaTypeOf(source) ?? '']
  return extension === undefined ? 'document' : `document.${extension}`
}
