import { type Detector, digitsOf, matches } from './detector.ts'

// Numbers are everywhere in prompts: only what is written as a telephone number is taken for one.
const international = /(?<![\w+])(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){6,14}(?![\d])/g
const northAmerican = /(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w]|-\d)/g
const national = /(?<![\w.,/-])\(?0\d{1,4}\)?[ /-]{1,3}\d{2,4}(?:[ -]?\d{2,4}){1,3}(?![\w]|[.,-]\d)/g
const announced =
  /(?<=\b(?:phone|tel|telephone|mobile|cell|call|fax|telefon|mobil)\b[^\n\d+]{0,12})\d{7,12}(?!\d)/gi

export const phone: Detector = {
  name: 'phone',
  find: (text) => [
    ...matches(text, international, ([number]) => digitsOf(number).replace(/^00/, '')),
    ...matches(text, northAmerican, ([number]) => digitsOf(number)),
    ...matches(text, national, ([number]) => {
      const digits = digitsOf(number)
      return digits.length >= 8 && digits.length <= 13 ? digits : null
    }),
    ...matches(text, announced, ([number]) => number),
  ],
}
