import { composed, foldHost, tidy } from '../equal/strings.ts'
import { normalizeCode } from './normalize-code.ts'
import { normalizeFormula } from './normalize-formula.ts'
import { normalizeStatement } from './normalize-statement.ts'

const simpleWords = /^[a-z ]*$/
/** a block of lines: what is in it is told by how far it is moved in */
const indented = /[:{][ \t]*\n[ \t]+\S/
/** a path, an address or a mail address: every character counts */
const pathLike =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[a-z]:\\)\S*$|^\S+@\S+\.\S+$|^[\w.-]+\.[a-z]{2,4}\/\S*$/i
const longPath = 2000
const mailAddress = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/
/** 1.0.0-rc.1 */
const versionLike = /^v?\d+\.\d+\.\d+[a-z0-9.+-]*$/
/** a name of a file, all of it: report_final.pdf is not reportfinal.pdf */
const fileLike = /^[a-z0-9_-]{2,}(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9]{1,4}$/
const mathLike = /[=<>^]|\*\*|[\w)]\s*\*\s*[\w(]|\d\s*\/\s*[\w(]|\)\s*[-+/]|[\w)]\s*\+\s*[\w(]/

/**
 * The forms of a text, without case and punctuation. Signs that carry meaning stay: the minus of -5, the
 * point of 3.5, the slash of 1/2, the plus of C++ and A+, the brackets of sin(x), a backslash, and quotes
 * around the whole, which the tool would be given as well. A gap between words stays too: "now here" is not
 * "nowhere". A hyphen is a gap in one form and nothing in the other: e-mail, email; gluten-free, gluten free.
 */
export function normalizeArgument(text: string): readonly string[] {
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
const known = new Map<string, readonly string[]>()
const mostKnown = 1000
const mostChars = 4_000_000
let chars = 0

function normalizeAnew(text: string): readonly string[] {
  const sql = normalizeStatement(text, false)
  if (sql !== null) return [sql]
  if (indented.test(text)) return [normalizeCode(composed(text))]
  const tidied = tidy(text)
  if (isKey(tidied)) return [tidied]
  const lower = tidied.toLowerCase()
  const folded = /\d{4}/.test(lower) ? foldDates(lower) : lower
  if (!isQuoted(folded)) return normalize(folded, tidied)
  return normalize(folded.slice(1, -1), tidied.slice(1, -1)).map((form) => `"${form}"`)
}

/** dQw4w9WgXcQ: case is content where it keeps changing in one word with digits. */
function isKey(text: string): boolean {
  if (text.length < 8 || text.length > 200 || !/^[\w+/=-]+$/.test(text) || !/\d/.test(text)) return false
  return (text.match(/[a-z]\d*(?=[A-Z])/g)?.length ?? 0) > 1
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

function normalize(folded: string, text: string): readonly string[] {
  if (simpleWords.test(folded)) return [folded.trim()]
  if (
    folded.length <= longPath &&
    (mailAddress.test(folded) || fileLike.test(folded) || versionLike.test(folded))
  )
    return [folded]
  if (folded.length <= longPath && pathLike.test(folded)) return [foldHost(text)]
  if (mathLike.test(folded)) return [normalizeFormula(text)]
  const marked = folded
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)\s*[-_ ]\s*(?=\d)/g, '$1\u2e31')
    .replace(/(\d),\s*(?=\d)/g, '$1\u2e31')
    .replace(/(\d)([.:/])(?=\d)/g, (_, digit: string, sign: string) => digit + kept[sign])
    // a sign before a number or a word, or after a short code: -5, -rf, A-, B+
    .replace(/(^|[\s(,;:=[])-\s?(?=[\d.])/g, '$1\u2e35')
    .replace(/(^|\s)-{1,2}(?=[a-z])/g, '$1\u2e35')
    .replace(/(^|\s)([a-z]{1,2})-(?=$|[\s,;.])/g, '$1$2\u2e35')
    // a call or an index: sin(x), list[0]
    .replace(/([^\W_])\(\s*([^()]*?)\s*\)/g, '$1\u2e36$2\u2e37')
    .replace(/([^\W_])\[\s*([^[\]]*?)\s*\]/g, '$1\u2e38$2\u2e39')
    // and/or, colou?r, site:example.com, .btn, !done
    .replace(/(\p{L})\s*\/\s*(?=\p{L})/gu, '$1\u2e34')
    .replace(/(\p{L})\?(?=\p{L})/gu, '$1\u2e3a')
    .replace(/(^|\s)([a-z]+):(?=[\p{L}"])/gu, '$1$2\u2e33')
    .replace(/(^|\s)([.!])(?=\p{L})/gu, (_, before: string, sign: string) => before + kept[sign])
    // *emphasis* says nothing, *.txt does
    .replace(/(^|\s)(\*{1,3})(?=[^*\s])([^*]*)(?<=[^*\s])\2(?![\p{L}\d])/gu, '$1$3')
    .replace(/(?<=^|\s)\*(?=$|\s)/g, ' ')
    .replace(/&/g, ' and ')
    // U.S., J. K. Rowling
    .replace(/(?<![\p{L}\d])(\p{L})\.\s*(?=\p{L}\.|\p{L}(?![\p{L}\d]))/gu, '$1')
    .replace(/\.(?=\p{L}(?!\p{L}))/gu, '')
    .replace(/['"`]/g, '')
    .replace(/(\p{L})-(?=\p{L})/gu, '$1\u2e3b')
    .replace(/[\s,.;:!?()[\]_/-]+/g, ' ')
    .replace(
      /(?<=\p{L}) (?=\d)|(?<=\d) (?=\p{L})| (?=[\u2e34\u2e36-\u2e39])|(?<=[\u2e34\u2e36-\u2e39]) /gu,
      '',
    )
    .trim()
  return marked.includes('\u2e3b')
    ? [marked.replaceAll('\u2e3b', ' '), marked.replaceAll('\u2e3b', '')]
    : [marked]
}

/** rare marks that stand for a sign which carries meaning while the others are taken away */
const kept: Readonly<Record<string, string>> = { '.': '\u2e32', ':': '\u2e33', '/': '\u2e34', '!': '\u2e3c' }
