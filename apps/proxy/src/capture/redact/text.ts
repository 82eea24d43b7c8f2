import { LRUCache } from 'lru-cache'
import type { Detector, Found } from './detector.ts'
import type { Placeholder } from './placeholder.ts'

/** Finds rarely overlap at all; the bound is for texts made to. */
const passes = 4

/** Prompts repeat: one that was looked at needs no second look. */
const rememberedTexts = 500
const worthRemembering = 200
const tooLongToRemember = 20_000
/** So do keys, names and other short texts, where all there is to remember is that nothing was found. */
const shortText = 64
const rememberedShorts = 4_000

export type RedactText = (text: string) => string

export function createTextRedactor(
  /** in the order of their claims where finds overlap */
  detectors: readonly Detector[],
  placeholder: Placeholder,
): RedactText {
  const once = (text: string) => {
    const spans: Named[] = []
    for (const detector of detectors) spans.push(...named(detector, text))
    return spans.length === 0 ? text : replace(text, spans, placeholder)
  }
  const all = (text: string) => {
    let redacted = once(text)
    // what overlapped another find is found once that one is out of the way
    for (let before = text, pass = 1; redacted !== before && pass < passes; pass++) {
      before = redacted
      redacted = once(before)
    }
    return redacted
  }
  const recent = new LRUCache<string, string>({ max: rememberedTexts })
  const clean = new Set<string>()
  const short = (text: string) => {
    if (clean.has(text)) return text
    const redacted = all(text)
    if (redacted !== text) return redacted
    if (clean.size >= rememberedShorts) clean.clear()
    clean.add(text)
    return text
  }
  return (text) => {
    if (text.length < 4) return text
    if (text.length <= shortText) return short(text)
    if (text.length < worthRemembering || text.length > tooLongToRemember) return all(text)
    const known = recent.get(text)
    if (known !== undefined) return known
    const redacted = all(text)
    recent.set(text, redacted)
    return redacted
  }
}

type Named = Found & { name: string }

function named(detector: Detector, text: string): Named[] {
  return detector.find(text).map((found) => ({ ...found, name: detector.name }))
}

/** Where finds overlap, the detector that comes first has it, a team's own before the built-in ones. */
function replace(text: string, spans: Named[], placeholder: Placeholder): string {
  const taken: Named[] = []
  for (const span of spans) {
    if (!taken.some((other) => span.start < other.end && other.start < span.end)) taken.push(span)
  }
  taken.sort((a, b) => a.start - b.start)
  let redacted = ''
  let at = 0
  for (const span of taken) {
    const start = afterEscape(text, span)
    redacted += text.slice(at, start) + placeholder(span.name, withoutEscape(span, start))
    at = span.end
  }
  return redacted + text.slice(at)
}

/** In JSON that is quoted as text, the letter of an escape (\n) is no part of the value behind it. */
function afterEscape(text: string, span: Named): number {
  let slashes = 0
  while (text[span.start - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1 && /[bfnrt]/.test(text[span.start] ?? '') ? span.start + 1 : span.start
}

function withoutEscape(span: Named, start: number): string {
  return start === span.start ? span.value : span.value.slice(start - span.start)
}
