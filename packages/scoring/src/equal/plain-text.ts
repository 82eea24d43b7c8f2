import { foldUnit } from './quantities.ts'
import { tidy } from './strings.ts'

/**
 * Whether two texts say the same up to what is no content. What can't be the same is told by its letters
 * and digits alone, long before all marks are looked at.
 */
export function samePlainText(a: string, b: string): boolean {
  if (ascii.test(a) && ascii.test(b) && !sameLetters(a, b)) return false
  const [one, other] = [withoutMarks(a), withoutMarks(b)]
  return one === other || foldCase(one) === foldCase(other)
}

const ascii = /^\p{ASCII}*$/u

function sameLetters(a: string, b: string): boolean {
  let j = 0
  for (let i = 0; i < a.length; i++) {
    const code = letterAt(a, i)
    if (code === 0) continue
    while (j < b.length && letterAt(b, j) === 0) j++
    if (j === b.length || letterAt(b, j) !== code) return false
    j++
  }
  while (j < b.length && letterAt(b, j) === 0) j++
  return j === b.length
}

/** Letters without case, and digits; 0 for all else. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code
  return code >= 65 && code <= 90 ? code + 32 : 0
}

/**
 * For text: only what is not content, such as emphasis, bullets, quotes and case, is taken away; code keeps
 * its indentation and all else.
 */
export function normalizeText(text: string): string {
  return foldCase(withoutMarks(text))
}

function withoutMarks(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/^ {0,3}#{1,6}[ \t]+/gm, '')
    .replace(/^ {0,3}(?:-{3,}|\*{3,}|_{3,})$/gm, '')
    .replace(/^[ \t]*\|.*\|[ \t]*$/gm, cellsAlone)
    .replace(/(?<![\w`])__(?=\p{Lu}|[^_\n]{1,200}\s)([^_`\n]{1,200})__(?![\w`])/gu, '$1')
    .replace(/^([ \t]*)[*•+][ \t]+/gm, '$1- ')
    .replace(/^([ \t]*\d{1,3})\)[ \t]+/gm, '$1. ')
    .replace(/(?<![\w`])_(?=[^\s_])([^_`\n]{1,200})(?<=[^\s_])_(?![\w`])/g, '$1')
    // Within emphasis there may be more of it; a star that nothing closes is content: *args, *.txt
    .replace(emphasis, '$2')
    .replace(emphasis, '$2')
  if (isCode(plain)) return plain.replace(/[ \t]+$/gm, '').trim()
  const tidied = unquoted(tidy(plain).replace(/ (?=[,.;:!?](?:\s|$))|(?<=\d) (?=%)/g, ''))
  const whole = /[^.。][.!。]$/.test(tidied) ? tidied.slice(0, -1) : tidied
  return whole.replace(/(?<!\d)"/g, "'")
}

const emphasis = /(?<![\w)*`])(\*{1,3})(?=[^\s*])([^*\n]+)(?<=\S)\1(?![\w(*])/g

/** A table's row without the layout of its cells. */
function cellsAlone(row: string): string {
  const cells = row
    .trim()
    .split('|')
    .map((cell) => cell.trim())
  return cells.map((cell) => (/^:?-+:?$/.test(cell) ? '-' : cell)).join('|')
}

function isCode(text: string): boolean {
  return text.includes('```') || /^(?: {4}|\t)\S/m.test(text)
}

/** The quotes around all of it. */
function unquoted(text: string): string {
  return /^(["'`]).*\1\.?$/s.test(text) && !/["'`]/.test(text.slice(1, -2))
    ? text.slice(1).replace(/["'`]\.?$/, '')
    : text
}

/** Words that are another word in capitals. */
const acronyms = new Set(['US', 'IT', 'WHO', 'AIDS', 'PIN', 'RAM', 'SAD', 'ACT', 'CARE', 'HAS', 'ARE'])
/** Words that are a name with a capital, in mid-sentence. */
const names = new Set(
  'Polish Turkey China Nice Reading Job Mobile Mercury Shell Target Apple Amazon Gap Oracle Bill Mark Frank Rob Grant Grace Hope Faith Rose Jack'.split(
    ' ',
  ),
)
/** whether any word is in the text whose case may count */
const special = new RegExp(
  `[\`]|://|\\w=|=\\w|\\d\\s?[A-Za-z]|[$/%]\\{?[A-Za-z]|(?:^|\\s)--?[A-Za-z]|\\b(?:${[...acronyms, ...names].join('|')})\\b`,
)
const word = /`[^`]*`|\b[a-z][a-z0-9+.-]*:\/\/\S+|(?<=^|\s)[~.]{0,2}\/[\w./-]+|[\p{L}\p{M}\p{N}_]+/giu

/** Capitals open a sentence or shout, but in code, in addresses, in US beside us and in MW beside mW they count. */
function foldCase(text: string): string {
  if (isCode(text)) return text
  if (!special.test(text)) return text.toLowerCase()
  const shouts = text === text.toUpperCase()
  return text.replace(word, (found, at: number) => {
    if (found.startsWith('`') || found.includes('://')) return found
    // A variable, a path and a switch are called as they are written.
    if (text[at - 1] === '=' || text[at + found.length] === '=') return found
    if (found.includes('/') || /(?:\$\{?|%|(?:^|\s)--?)$/.test(text.slice(Math.max(0, at - 3), at)))
      return found
    const isCapital = !isSmall(found.charCodeAt(0))
    if (isCapital && !shouts && acronyms.has(found)) return found
    if (isCapital && names.has(found) && /[\p{L}\p{N},;]["')]* $/u.test(text.slice(Math.max(0, at - 4), at)))
      return found
    return followsNumber(text, at) ? foldUnit(found) : foldLetters(found)
  })
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** 12 MW, 12MW: a digit right before, or before one white space. */
function followsNumber(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isDigit(before)) return true
  return isDigit(text.charCodeAt(at - 2)) && (before === 32 || /^\s$/.test(text[at - 1] ?? ''))
}

/** A number and its unit in one word: 5mW. */
function foldLetters(found: string): string {
  // A key or a password: aB3dE
  if (/[A-Za-z]\d+[A-Za-z]/.test(found)) return found
  if (!isDigit(found.charCodeAt(0))) return found.toLowerCase()
  const match = /^(\d+)(\D+)$/.exec(found)
  return match ? `${match[1]}${foldUnit(match[2] ?? '')}` : found.toLowerCase()
}
