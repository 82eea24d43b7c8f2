import { dataUrl } from '../media-source.ts'
import { argumentText, isJson, type Json, json, jsonText, list, string } from '../narrow.ts'
import { resultParts } from '../result-parts.ts'
import type { Part } from '../types.ts'
import { readParts } from './read-parts.ts'

/** One item of a response's output, or of a request's input other than a message. */
export const readItem = (raw: unknown): Part[] => {
  if (!isJson(raw)) return [{ type: 'other', raw }]
  const type = string(raw.type) ?? ''

  switch (type) {
    case 'message':
      return readParts(raw.content)
    case 'reasoning':
      return [readReasoning(raw)]
    case 'function_call':
      return [readCall(raw, raw.arguments, 'function')]
    case 'custom_tool_call':
      return [readCall(raw, raw.input, 'custom')]
    case 'mcp_call':
      return readMcpCall(raw)
    case 'image_generation_call':
      return readImage(raw)
  }
  if (isOutput(type)) return readOutput(raw)
  if (type.endsWith('_call')) return [readBuiltIn(raw, type.slice(0, -'_call'.length))]
  return [{ type: 'other', raw }]
}

export const isOutput = (type: string): boolean =>
  type.endsWith('_call_output') || type === 'tool_search_output'

/** The vendor's summary stands in where the reasoning itself is withheld, as it mostly is. */
const readReasoning = (raw: Json): Part => {
  const full = texts(raw.content)
  const text = (full.length > 0 ? full : texts(raw.summary)).join('\n\n')
  return text === '' ? { type: 'other', raw } : { type: 'reasoning', text }
}

const texts = (parts: unknown): string[] =>
  list(parts)
    .map((part) => string(json(part).text) ?? '')
    .filter((text) => text !== '')

const readCall = (item: Json, written: unknown, type: 'function' | 'custom'): Part => ({
  type: 'tool-call',
  call: {
    id: string(item.call_id) ?? string(item.id),
    name: string(item.name) ?? '',
    arguments: argumentText(written),
    type,
  },
})

const readMcpCall = (item: Json): Part[] => {
  const id = string(item.id)
  const call = {
    id,
    name: string(item.name) ?? '',
    arguments: argumentText(item.arguments),
    type: 'server' as const,
  }
  const failed = item.error !== null && item.error !== undefined
  const result = failed ? item.error : item.output
  if (result === null || result === undefined) return [{ type: 'tool-call', call }]
  return [
    { type: 'tool-call', call },
    { type: 'tool-result', callId: id, text: argumentText(result), isError: failed },
  ]
}

const readImage = (item: Json): Part[] => {
  const { result, ...asked } = item
  const call = readBuiltIn(asked, 'image_generation')
  if (typeof result !== 'string') return [call]
  const mediaType = `image/${string(item.output_format) ?? 'png'}`
  return [call, { type: 'image', source: dataUrl(mediaType, result), mediaType }]
}

/** What a call of the vendor's own tool asked for is spread over fields that each tool names anew. */
const readBuiltIn = (item: Json, name: string): Part => {
  const input = Object.fromEntries(Object.entries(item).filter(([field]) => !envelope.has(field)))
  const id = string(item.call_id) ?? string(item.id)
  return { type: 'tool-call', call: { id, name, arguments: jsonText(input), type: 'server' } }
}

const envelope = new Set(['id', 'call_id', 'type', 'status'])

const readOutput = (item: Json): Part[] => {
  const callId = string(item.call_id) ?? string(item.id)
  const given = item.output ?? item.tools ?? item.result
  const parts = typeof given === 'string' || isContent(given) ? readParts(given) : []
  if (parts.length > 0) return resultParts(callId, parts, item.status === 'failed')
  return [{ type: 'tool-result', callId, text: argumentText(given), isError: item.status === 'failed' }]
}

const isContent = (given: unknown): boolean =>
  Array.isArray(given) && given.every((part) => string(json(part).type)?.startsWith('input_') ?? false)
