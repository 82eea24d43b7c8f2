import { list } from '../narrow.ts'
import type { Part } from '../types.ts'

/** Citations lie beside the content here, and mean its text. */
export const cite = (parts: Part[], annotations: unknown): Part[] => {
  const citations = list(annotations)
  const text = parts.findIndex(({ type }) => type === 'text')
  return citations.length === 0 || text < 0
    ? parts
    : parts.map((part, at) => (at === text && part.type === 'text' ? { ...part, citations } : part))
}

/** Perplexity and xAI name their sources beside the choices. */
export const withSources = (
  message: Record<string, unknown>,
  { search_results: results, citations }: Record<string, unknown>,
): Record<string, unknown> => {
  const sources = list(results).length > 0 ? results : citations
  return list(message.annotations).length > 0 || list(sources).length === 0
    ? message
    : { ...message, annotations: sources }
}
