import { argumentText, isJson, json, string } from '../narrow.ts'
import type { Part } from '../types.ts'

/** Groq refuses a reply that breaks its tools' schemas, and sends along what the model wrote. */
export const readFailedGeneration = (body: unknown): Part[] => {
  const text = string(json(json(body).error).failed_generation)
  if (text === null || text === '') return []
  const written = parse(text)
  if (!isJson(written) || typeof written.name !== 'string') return [{ type: 'text', text }]
  const { name, arguments: input } = written
  return [{ type: 'tool-call', call: { id: null, name, arguments: argumentText(input), type: 'function' } }]
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
