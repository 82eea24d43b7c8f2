import { foldHost, tidy } from '../equal/strings.ts'

const simpleWords = /^[a-z ]*$/
/** a path, an address or a mail address: every character counts */
const pathLike =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[a-z]:\\)\S*$|^\S+@\S+\.\S+$|^[\w.-]+\.[a-z]{2,4}\/\S*$/i
const longPath = 2000
const mailAddress = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/
/** SQL: every sign counts, white space and case do not */
const statement =
  /^(?:select\s.*\sfrom|insert\s+into|update\s.*\sset|delete\s+from|with\s.*\sas\s*\(|(?:create|alter|drop)\s+(?:table|index|view|database))\s/
const mathLike = /[=<>^]|\*\*|[\w)]\s*\*\s*[\w(]|\d\s*\/\s*[\w(]|\)\s*[-+/]|[\w)]\s*\+\s*[\w(]/

/**
 * The same up to white space, case and punctuation. Signs that carry meaning stay: the minus of -5, the
 * point of 3.5, the slash of 1/2, the plus of C++ and A+, the brackets of sin(x), a backslash, and quotes
 * around the whole, which the tool would be given as well.
 */
export function normalizeArgument(text: string): string {
  const there = known.get(text)
  if (there !== undefined) return there
  const made = normalizeAnew(text)
  chars += text.length
  if (known.size >= mostKnown || chars > mostChars) {
    known.clear()
    chars = text.length
  }
  known.set(text, made)
  return made
}

/** Parallel calls are held against each other, each against all. */
const known = new Map<string, string>()
const mostKnown = 1000
const mostChars = 4_000_000
let chars = 0

function normalizeAnew(text: string): string {
  const lower = tidy(text).toLowerCase()
  const folded = /\d{4}/.test(lower) ? foldDates(lower) : lower
  return isQuoted(folded) ? `"${normalize(folded.slice(1, -1), text)}"` : normalize(folded, text)
}

/** A day is the same with hyphens, slashes, points, blanks or nothing between its parts, a span of years likewise. */
function foldDates(folded: string): string {
  return folded
    .replace(
      /(?<!\d)((?:19|20)\d\d)([-/._ ])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![-/._]?\d)/g,
      (_, year: string, _sign: string, month: string, day: string) => year + month + day,
    )
    .replace(/(?<![\d./-])(\d{1,2})([/.])(\d{1,2})\2(?=(?:19|20)\d\d(?![\d./-]))/g, '$1-$3-')
    .replace(/\b((?:19|20)\d\d)\/(\d{1,2})\/(?=\d{1,2}\b)/g, '$1-$2-')
    .replace(/\b((?:19|20)\d\d)\/(?=\d\d(?:\d\d)?\b)/g, '$1-')
}

function isQuoted(text: string): boolean {
  const first = text[0]
  return text.length > 1 && (first === '"' || first === "'" || first === '`') && text.endsWith(first)
}

function normalize(folded: string, text: string): string {
  if (statement.test(folded)) return normalizeStatement(folded)
  if (simpleWords.test(folded)) return folded.replaceAll(' ', '')
  if (folded.length <= longPath && mailAddress.test(folded)) return folded
  if (folded.length <= longPath && pathLike.test(folded)) return foldHost(tidy(text))
  if (mathLike.test(folded)) return normalizeFormula(folded)
  return (
    folded
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .replace(/(\d)\s*[-_ ]\s*(?=\d)/g, '$1\u2e31')
      .replace(/(\d),\s*(?=\d)/g, '$1\u2e31')
      .replace(/(\d)([.:/])(?=\d)/g, (_, digit: string, sign: string) => digit + kept[sign])
      // a sign before a number, or after a short code: -5, A-, B+
      .replace(/(^|[\s(,;:=[])-\s?(?=[\d.])/g, '$1\u2e35')
      .replace(/(^|\s)([a-z]{1,2})-(?=$|[\s,;.])/g, '$1$2\u2e35')
      // a call or an index: sin(x), list[0]
      .replace(/([^\W_])\(([^()]*)\)/g, '$1\u2e36$2\u2e37')
      .replace(/([^\W_])\[([^[\]]*)\]/g, '$1\u2e38$2\u2e39')
      .replace(/&/g, 'and')
      .replace(/[\s'"`,.;:!?()[\]{}_/*-]+/g, '')
  )
}

/** rare marks that stand for a sign which carries meaning while the others are taken away */
const kept: Readonly<Record<string, string>> = { '.': '\u2e32', ':': '\u2e33', '/': '\u2e34' }

function normalizeStatement(folded: string): string {
  return folded
    .replace(/;$/, '')
    .replace(/"/g, "'")
    .replace(/\s*([(),;=<>+*/-])\s*/g, '$1')
    .trim()
}

/** Powers are written ** or ^, a product with or without its sign; brackets and signs count. */
function normalizeFormula(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/\*\*/g, '^')
    .replace(/(\d)\*(?=[a-z(])/g, '$1')
    .replace(/['"`]/g, '')
    .replace(/[.;]$/, '')
}
