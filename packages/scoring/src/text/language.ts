import { createRequire } from 'node:module'

// Its tables take a tenth of a second to load, and most tasks never ask for a language.
const load = createRequire(import.meta.url)
let detector: typeof import('tinyld') | null = null

const enough = 20
const sampled = 4000
/** a letter of these says as much as three of an alphabet */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/** A reference is looked at again for each reply to it, and small models often say the same. */
const recent = new Map<string, string | null>()
const mostRecent = 256

/** ISO 639-1, or null where the text is too short or too mixed to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampled)
  const known = recent.get(sample)
  if (known !== undefined) return known
  const language = detect(sample)
  const oldest = recent.size < mostRecent ? undefined : recent.keys().next().value
  if (oldest !== undefined) recent.delete(oldest)
  recent.set(sample, language)
  return language
}

function detect(sample: string): string | null {
  const letters = (sample.match(/\p{L}/gu) ?? []).length
  if (letters + 2 * (sample.match(dense) ?? []).length < enough) return null
  detector ??= load('tinyld') as typeof import('tinyld')
  const [best, second] = detector.detectAll(sample)
  if (best === undefined) return null
  return second !== undefined && best.accuracy - second.accuracy < 0.02 ? null : best.lang
}
