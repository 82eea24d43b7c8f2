import { foreignMonths } from './dates.ts'
import { isCurrency } from './quantities.ts'

/** what a date may begin with, besides its digits */
const opening = new Set([
  ...foreignMonths,
  ...(
    'the le el il am den jan january feb february mar march apr april may jun june jul july aug august sep sept september ' +
    'oct october nov november dec december mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday ' +
    'sat saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi ' +
    'vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì ' +
    'venerdì sabato domenica'
  ).split(' '),
])
const letters = /^\p{L}+/u
/** the word that was looked up last: the items of a list often begin alike */
let last = { word: '', is: false }

/** Whether a text, in small letters, may be a number, a date, an amount, a phone number: told by how it begins. */
export function mayBeNotation(text: string): boolean {
  if (text.length > 80 || !hasDigit(text)) return false
  const code = text.charCodeAt(0)
  if (code < 65 || (code > 90 && code < 97)) return true
  const end = endOfLetters(text)
  if (end === 0) return true
  if (end === last.word.length && text.startsWith(last.word)) return last.is
  const word = end < 0 ? letters.exec(text)?.[0] : text.slice(0, end)
  if (word === undefined) return true
  last = { word, is: opening.has(word) || isCurrency(word) }
  return last.is
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

/** Of the word it begins with; -1 where a letter beyond ASCII may be one of it. */
function endOfLetters(text: string): number {
  let at = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return -1
    if (code < 65 || (code > 90 && code < 97) || code > 122) break
  }
  return at
}
