import { limits } from './limits.ts'

export type FoundJson =
  | { found: true; value: unknown; exact: unknown; how: 'strict' | 'fence' | 'prose' }
  | { found: false; reason: string; tooDeep: boolean }

/** the reference, which several candidates are graded against, the candidate, and the one before it */
const remembered = 3

/** The JSON in a reply: the whole of it, or inside a fence, or the longest that stands in prose. */
export function readJson(text: string): FoundJson {
  // Several graders read the same reply, one after the other.
  const at = recent.findIndex((entry) => entry.text === text)
  const entry = recent[at] ?? { text, found: read(text) }
  if (at >= 0) recent.splice(at, 1)
  recent.unshift(entry)
  recent.length = Math.min(recent.length, remembered)
  return entry.found
}

const recent: { text: string; found: FoundJson }[] = []

function read(text: string): FoundJson {
  const whole = text.trim()
  const strict = parse(whole)
  if (strict.found) return strict.tooDeep ? deep : { ...strict, how: 'strict' }
  for (const fenced of fences(whole)) {
    const inside = parse(fenced)
    if (inside.found) return inside.tooDeep ? deep : { ...inside, how: 'fence' }
  }
  // The longest: a "[1]" in a sentence is JSON too.
  for (const piece of [...pieces(whole)].sort((a, b) => b.length - a.length)) {
    const inside = parse(piece)
    if (inside.found) return inside.tooDeep ? deep : { ...inside, how: 'prose' }
  }
  return { found: false, reason: strict.reason, tooDeep: false }
}

const deep: FoundJson = { found: false, reason: `nested deeper than ${limits.depth}`, tooDeep: true }

type Parsed =
  | { found: true; value: unknown; exact: unknown; tooDeep: boolean }
  | { found: false; reason: string }

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    if (nestsDeeper(text, limits.depth)) return { found: true, value: null, exact: null, tooDeep: true }
    return { found: true, value, exact: longInteger.test(text) ? parseExact(text) : value, tooDeep: false }
  } catch (error) {
    return { found: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** outside of fractions, where the sixteenth digit says nothing */
const longInteger = /(?<![\d.])\d{16,}(?![\d.eE])/

/** A number with more digits than a double holds stays as it is written, as a bigint. */
function parseExact(text: string): unknown {
  const keep = (_key: string, value: unknown, context: { source?: string }) =>
    typeof value === 'number' && context.source !== undefined && /^-?\d{16,}$/.test(context.source)
      ? BigInt(context.source)
      : value
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown)
}

/** JSON's own nesting, seen without recursion. */
export function nestsDeeper(text: string, limit: number): boolean {
  if (text.length < limit) return false
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) {
      if (++depth > limit) return true
    } else if (code === 125 || code === 93) depth--
  }
  return false
}

function* fences(text: string): Generator<string> {
  const open = /(?:^|\n)[ \t]*(```+|~~~+)[^\n]*\n/g
  for (let count = 0; count < 20; count++) {
    const match = open.exec(text)
    if (!match) return
    const start = match.index + match[0].length
    const fence = match[1] ?? '```'
    const end = text.indexOf(`\n${fence}`, start - 1)
    yield text.slice(start, end < 0 ? undefined : end).trim()
    if (end < 0) return
    open.lastIndex = end + fence.length + 1
  }
}

/** Balanced braces or brackets, the first twenty that close. */
function* pieces(text: string): Generator<string> {
  let from = 0
  for (let count = 0; count < 20; count++) {
    const start = nextOpening(text, from)
    if (start < 0) return
    const end = closing(text, start)
    if (end < 0) {
      // What begins as JSON and does not end is cut: a piece of it is not the reply.
      if (start === 0) return
      from = start + 1
      continue
    }
    yield text.slice(start, end + 1)
    from = end + 1
  }
}

function nextOpening(text: string, from: number): number {
  const brace = text.indexOf('{', from)
  const bracket = text.indexOf('[', from)
  if (brace < 0) return bracket
  return bracket < 0 ? brace : Math.min(brace, bracket)
}

function closing(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123 || code === 91) depth++
    else if ((code === 125 || code === 93) && --depth === 0) return at
  }
  return -1
}
