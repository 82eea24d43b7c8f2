import type { Booked } from './dialects/dialect.ts'
import { keyOf } from './seeded.ts'
import { countTokens } from './tokens.ts'
import type { Asked } from './types.ts'

/** OpenAI caches prompts from 1,024 tokens on, in steps of 128. */
const firstCached = 1_024
const step = 128
const charsPerToken = 4
const kept = 20_000

/** Remembers a bounded number of keys, the oldest forgotten first. */
function bounded<T>(limit: number) {
  const entries = new Map<string, T>()
  return {
    get: (key: string) => entries.get(key),
    set(key: string, value: T) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) for (const oldest of entries.keys()) return void entries.delete(oldest)
    },
  }
}

export type Caches = {
  /** how many identical requests came before this one */
  repeats(key: string): number
  book(asked: Asked, output: number): Booked
  remember(id: string, asked: Asked, reply: Asked['turns']): void
  recall(id: string): Asked['turns'] | null
}

/** What a vendor keeps between requests: prompt caches, and replies that a Responses chain goes on from. */
export function makeCaches(): Caches {
  const counts = bounded<number>(100_000)
  const prefixes = bounded<true>(kept)
  const chains = bounded<Asked['turns']>(2_000)

  function promptOf(asked: Asked): string {
    const turns = asked.turns.map((turn) =>
      turn.role === 'assistant'
        ? `${turn.text}${turn.calls.map((call) => call.name + call.arguments).join('')}`
        : turn.text,
    )
    return [asked.tools.join(' '), asked.system, ...turns].join('\n')
  }

  return {
    repeats(key) {
      const before = counts.get(key) ?? 0
      counts.set(key, before + 1)
      return before
    },
    book(asked, output) {
      const prompt = promptOf(asked)
      // Each message costs some tokens of framing; each tool its definition, of which only the name counts here.
      const input = countTokens(prompt) + 4 * (asked.turns.length + 1) + 40 * asked.tools.length
      const seen = (chars: number) => {
        const key = keyOf(asked.model, prompt.slice(0, chars))
        const known = prefixes.get(key) === true
        prefixes.set(key, true)
        return known
      }
      const booked = { input, cacheRead: 0, cacheWrite: 0, output }
      if (asked.dialect === 'anthropic-messages') {
        const marked =
          asked.cacheMark === null ? 0 : Math.floor(Math.min(asked.cacheMark, prompt.length) / charsPerToken)
        if (marked < firstCached) return booked
        return seen(marked * charsPerToken)
          ? { ...booked, cacheRead: marked }
          : { ...booked, cacheWrite: marked }
      }
      for (let tokens = firstCached; tokens * charsPerToken <= prompt.length; tokens += step) {
        if (seen(tokens * charsPerToken)) booked.cacheRead = tokens
      }
      return booked
    },
    remember: (id, asked, reply) => chains.set(id, [...asked.turns, ...reply]),
    recall: (id) => chains.get(id) ?? null,
  }
}
