import { detectAll } from 'tinyld'

const enough = 20
const sampled = 4000

/** ISO 639-1, or null where the text is too short or too mixed to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampled)
  if ((sample.match(/\p{L}/gu) ?? []).length < enough) return null
  const [best, second] = detectAll(sample)
  if (best === undefined) return null
  return second !== undefined && best.accuracy - second.accuracy < 0.02 ? null : best.lang
}
