import { type Detector, digitsOf, type Found, matches } from './detector.ts'

// Numbers are everywhere in prompts: only what is written as a telephone number is taken for one.
const international = /(?<![\w+])(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){6,14}(?![\d])/g
const northAmerican = /(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w]|-\d)/g
const national = /(?<![\w.,/-])\(?0\d{1,4}\)?[ /-]{1,3}\d{2,4}(?:[ -]?\d{2,4}){1,3}(?![\w]|[.,-]\d)/g
const announced =
  /(?<=\b(?:phone|tel|telephone|mobile|cell|call|fax|telefon|mobil)\b[^\n\d+]{0,12})\d{7,12}(?!\d)/gi

/** what every telephone number has: digits enough, with little between them */
const digits = /\d(?:[ ()./-]{0,3}\d){6}/

export const phone: Detector = {
  name: 'phone',
  find: (text) => (digits.test(text) ? findNumbers(text) : []),
}

function findNumbers(text: string): Found[] {
  return [
    ...matches(text, international, ([number]) => digitsOf(number).replace(/^00/, '')),
    ...matches(text, northAmerican, ([number]) => digitsOf(number)),
    ...matches(text, national, ([number]) => {
      const plain = digitsOf(number)
      return plain.length >= 8 && plain.length <= 13 ? plain : null
    }),
    ...(/\d{7}/.test(text) ? matches(text, announced, ([number]) => number) : []),
  ]
}
