import { isIPv4, isIPv6 } from 'node:net'
import { type Detector, matches } from './detector.ts'

const v4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)/g
const v6 = /(?<![\w:.])[0-9a-f]{0,4}:[0-9a-f:]{1,40}(?:\.\d{1,3}){0,3}(?![\w:])/gi

export const ip: Detector = {
  name: 'ip',
  find: (text) => [
    ...matches(text, v4, ([address]) => (isIPv4(address) ? address : null)),
    // A::B is one by the letter, but names in programs are written so
    ...matches(text, v6, ([address]) =>
      address.length > 5 && /\d/.test(address) && isIPv6(address) ? address.toLowerCase() : null,
    ),
  ],
}
