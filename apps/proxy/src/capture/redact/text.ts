import type { Detector, Found } from './detector.ts'
import type { Placeholder } from './placeholder.ts'

/** Without an @, a long enough number, a colon pair or a key's mark, no built-in detector finds anything. */
const worthLooking =
  /@|\d[\d ()./-]{5}|\d\.\d|:[0-9a-f]{0,4}:|[a-z0-9]{2}[-_.][\w-]{10}|AKIA|ASIA|AIza|eyJ|secret|passw|key|token|bearer|basic|BEGIN/i

/** Finds rarely overlap at all; the bound is for texts made to. */
const passes = 4

export type RedactText = (text: string) => string

export function createTextRedactor(
  builtin: readonly Detector[],
  own: readonly Detector[],
  placeholder: Placeholder,
): RedactText {
  const once = (text: string) => {
    const spans = own.flatMap((detector) => named(detector, text))
    if (worthLooking.test(text)) for (const detector of builtin) spans.push(...named(detector, text))
    return spans.length === 0 ? text : replace(text, spans, placeholder)
  }
  return (text) => {
    if (text.length < 4) return text
    let redacted = once(text)
    // what overlapped another find is found once that one is out of the way
    for (let before = text, pass = 1; redacted !== before && pass < passes; pass++) {
      before = redacted
      redacted = once(before)
    }
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
