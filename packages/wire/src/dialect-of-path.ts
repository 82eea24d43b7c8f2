import type { Dialect } from './types.ts'

const endings: readonly (readonly [string, Dialect])[] = [
  ['/chat/completions', 'openai-chat'],
  ['/responses', 'openai-responses'],
  ['/messages', 'anthropic-messages'],
]

/** By the path's ending, so that Azure-style prefixes and any upstream's own prefix work alike. */
export const dialectOfPath = (path: string): Dialect | null => {
  const query = path.search(/[?#]/)
  const bare = query < 0 ? path : path.slice(0, query)
  const trimmed = bare.endsWith('/') ? bare.slice(0, -1) : bare
  for (const [ending, dialect] of endings)
    if (trimmed.endsWith(ending)) return threads(trimmed) ? null : dialect
  return null
}

/** The Assistants API's /threads/{id}/messages is no model call. */
const threads = (path: string): boolean => path.includes('/threads/')
