import { parseExact } from './exact-numbers.ts'
import { fencedBlocks } from './fences.ts'
import { limits } from './limits.ts'
import { scanJson } from './scan-json.ts'

export type FoundJson =
  | {
      found: true
      value: unknown
      exact: unknown
      how: 'strict' | 'fence' | 'prose'
      /** what was found out about it last, and by what */
      checked?: { by: object; is: unknown }
    }
  | { found: false; reason: string; tooDeep: boolean }

/** the reference, which several candidates are graded against, the candidate, and the one before it */
const remembered = 3

/** The JSON in a reply: the whole of it, or inside a fence, or the longest that stands in prose. */
export function readJson(text: string): FoundJson {
  // Several graders read the same reply, one after the other.
  const last = recent[0]
  if (last?.text === text) return last.found
  let at = 1
  while (at < remembered && recent[at]?.text !== text) at++
  const entry = recent[at] ?? { text, found: read(text) }
  for (let place = Math.min(at, remembered - 1); place > 0; place--) recent[place] = recent[place - 1]
  recent[0] = entry
  return entry.found
}

const recent: ({ text: string; found: FoundJson } | undefined)[] = []

function read(text: string): FoundJson {
  const whole = text.trim()
  const strict = parse(whole)
  if (strict.found) return strict.tooDeep ? deep : Object.assign(strict, { how: 'strict' as const })
  for (const { body } of fencedBlocks(whole, mostFences)) {
    const inside = parse(body.trim())
    if (inside.found) return inside.tooDeep ? deep : Object.assign(inside, { how: 'fence' as const })
  }
  const found = [...pieces(whole)]
  const several = found.length > 1 ? severalIn(whole, found) : null
  if (several) return several
  // The longest: a "[1]" in a sentence is JSON too.
  for (const piece of found.sort((a, b) => b.length - a.length)) {
    const inside = parse(piece)
    if (inside.found) return inside.tooDeep ? deep : Object.assign(inside, { how: 'prose' as const })
  }
  return { found: false, reason: strict.reason, tooDeep: false }
}

/** Document after document, as in JSON lines: none of them is the reply, all of them are. */
function severalIn(whole: string, found: readonly string[]): FoundJson | null {
  if (found.reduce((rest, piece) => rest - piece.length, whole.length) > found.length * gap) return null
  let from = 0
  for (const piece of found) {
    const at = whole.indexOf(piece, from)
    if (whole.slice(from, at).trim() !== '') return null
    from = at + piece.length
  }
  if (whole.slice(from).trim() !== '') return null
  const inside = parse(`[${found.join(',')}]`)
  if (!inside.found) return null
  return inside.tooDeep ? deep : Object.assign(inside, { how: 'prose' as const })
}

/** white space between two documents */
const gap = 100

const deep: FoundJson = { found: false, reason: `nested deeper than ${limits.depth}`, tooDeep: true }

type Parsed =
  | { found: true; value: unknown; exact: unknown; tooDeep: boolean }
  | { found: false; reason: string }

function parse(text: string): Parsed {
  try {
    const { depth, beyondDoubles } = scanJson(text, limits.depth)
    if (depth > limits.depth) {
      JSON.parse(text)
      return { found: true, value: null, exact: null, tooDeep: true }
    }
    if (beyondDoubles.length > 0) return parseTwice(text, beyondDoubles)
    const value: unknown = JSON.parse(text)
    return { found: true, value, exact: value, tooDeep: false }
  } catch (error) {
    return { found: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** As doubles only where someone asks for them. */
function parseTwice(text: string, beyondDoubles: readonly number[]): Parsed {
  const exact = parseExact(text, beyondDoubles)
  let value: { is: unknown } | null = null
  return {
    found: true,
    exact,
    tooDeep: false,
    get value() {
      value ??= { is: JSON.parse(text) }
      return value.is
    },
  }
}

/** Balanced braces or brackets, the first hundred that close. */
function* pieces(text: string): Generator<string> {
  let from = 0
  let effort = Math.max(leastEffort, 3 * text.length)
  for (let count = 0; count < mostPieces && effort > 0; count++) {
    const start = nextOpening(text, from)
    if (start < 0) return
    const end = closing(text, start)
    effort -= (end < 0 ? text.length : end) - from
    if (end < 0) {
      // What begins as JSON and does not end is cut: a piece of it is not the reply.
      if (start === 0 || /^\{\s*"/.test(text.slice(start, start + 100))) return
      from = start + 1
      continue
    }
    yield text.slice(start, end + 1)
    from = end + 1
  }
}

const mostFences = 20
const mostPieces = 100
const leastEffort = 200_000

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
