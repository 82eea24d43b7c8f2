import type { Dialect } from './types.ts'

const endings: readonly (readonly [string, Dialect])[] = [
  ['/chat/completions', 'openai-chat'],
  ['/responses', 'openai-responses'],
  ['/messages', 'anthropic-messages'],
]

/** By the path's ending, so that Azure-style prefixes and any upstream's own prefix work alike. */
export const dialectOfPath = (path: string): Dialect | null => {
  const query = path.search(/[?#]/)
  const bare = (query < 0 ? path : path.slice(0, query)).replace(/\/$/, '')
  if (listsMessages.test(bare)) return null
  return endings.find(([ending]) => bare.endsWith(ending))?.[1] ?? null
}

/** The messages of an Assistants thread or of a stored completion are records, not a model's call. */
const listsMessages = /\/(?:threads|completions)\/[^/]+\/messages$/
