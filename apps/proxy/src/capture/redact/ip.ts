import { isIPv4, isIPv6 } from 'node:net'
import { type Detector, type Found, matches } from './detector.ts'

const v4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)/g
const v6 = /(?<![\w:.])[0-9a-f]{0,4}:[0-9a-f:]{1,40}(?:\.\d{1,3}){0,3}(?![\w:])/gi

const dotted = /\d\.\d{1,3}\.\d/
const colons = /:[0-9a-f]{0,4}:/i

export const ip: Detector = {
  name: 'ip',
  find: (text) => [
    ...(dotted.test(text) ? matches(text, v4, ([address]) => (isIPv4(address) ? address : null)) : []),
    ...(colons.test(text) ? findV6(text) : []),
  ],
}

// A::B is an address by the letter, but names in programs are written so.
function findV6(text: string): Found[] {
  return matches(text, v6, ([address]) =>
    address.length > 5 && /\d/.test(address) && isIPv6(address) ? address.toLowerCase() : null,
  )
}
