import { type Detector, digitsOf, matches } from './detector.ts'

const candidate = /(?<![\d.])[2-6]\d{3}(?:[ -]?\d){9,15}(?!\d)/g

/** Payment card numbers: 13 to 19 digits of the issuers' ranges whose check digit is right (Luhn). */
export const card: Detector = {
  name: 'card',
  find: (text) =>
    matches(text, candidate, (match) => {
      const digits = digitsOf(match[0])
      return luhn(digits) ? digits : null
    }),
}

export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
