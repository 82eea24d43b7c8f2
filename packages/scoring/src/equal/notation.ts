import { isCurrency } from './quantities.ts'

/** what a date may begin with, besides its digits */
const opening = new Set(
  (
    'the le el il am den jan january feb february mar march apr april may jun june jul july aug august sep sept september ' +
    'oct october nov november dec december mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday ' +
    'sat saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi ' +
    'vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì ' +
    'venerdì sabato domenica'
  ).split(' '),
)
const letters = /^\p{L}+/u

/** Whether a text, in small letters, may be a number, a date, an amount, a phone number: told by how it begins. */
export function mayBeNotation(text: string): boolean {
  if (text.length > 80 || !/\d/.test(text)) return false
  const code = text.charCodeAt(0)
  if (code < 65 || (code > 90 && code < 97)) return true
  const word = letters.exec(text)?.[0]
  return word === undefined || opening.has(word) || isCurrency(word)
}
