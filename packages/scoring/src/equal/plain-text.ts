import { foldUnit } from './quantities.ts'
import { tidy } from './strings.ts'

/**
 * For text: only what is not content, such as emphasis, bullets, quotes and case, is taken away; code keeps
 * its indentation and all else.
 */
export function normalizeText(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/^ {0,3}#{1,6}[ \t]+/gm, '')
    .replace(/^([ \t]*)[*•+][ \t]+/gm, '$1- ')
    .replace(/^([ \t]*\d{1,3})\)[ \t]+/gm, '$1. ')
    .replace(/(?<![\w)*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w(*])/g, '')
  if (plain.includes('```') || /^(?: {4}|\t)\S/m.test(plain)) return plain.replace(/[ \t]+$/gm, '').trim()
  const tidied = unquoted(tidy(plain).replace(/ (?=[,.;:!?](?:\s|$))/g, ''))
  const whole = /[^.][.!]$/.test(tidied) ? tidied.slice(0, -1) : tidied
  return foldCase(whole.replace(/(?<!\d)"/g, "'"))
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
const word = /`[^`]*`|\b[a-z][a-z0-9+.-]*:\/\/\S+|[\p{L}\p{M}\p{N}_]+/giu

/** Capitals open a sentence or shout, but in code, in addresses, in US beside us and in MW beside mW they count. */
function foldCase(text: string): string {
  const shouts = text === text.toUpperCase()
  return text.replace(word, (found, at: number) => {
    if (found.startsWith('`') || found.includes('://')) return found
    if (!shouts && acronyms.has(found)) return found
    if (names.has(found) && /[\p{L}\p{N},;]["')]* $/u.test(text.slice(Math.max(0, at - 4), at))) return found
    return /\d\s?$/.test(text.slice(Math.max(0, at - 3), at)) ? foldUnit(found) : foldLetters(found)
  })
}

/** A number and its unit in one word: 5mW. */
function foldLetters(found: string): string {
  const match = /^(\d+)(\D+)$/.exec(found)
  return match ? `${match[1]}${foldUnit(match[2] ?? '')}` : found.toLowerCase()
}
