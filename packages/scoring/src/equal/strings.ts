/** Forms of a string under which two spellings of the same content meet. */

const ascii = /^[\x20-\x7e]*$/

/** Unicode form, quotes, dashes and white space; nothing that carries meaning. */
export function tidy(text: string): string {
  if (ascii.test(text) && !text.includes('  ')) return text.trim()
  return withPlainSigns(composed(text.replace(powers, '^$&'))).trim()
}

/** They are read as powers: 10² is not 102. */
const powers = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/g
const manyMarks = /\p{M}{40}/u

/**
 * The Unicode form costs the square of a run of combining marks: what no language writes keeps its own form,
 * under which it equals nothing but itself.
 */
export function composed(text: string): string {
  if (!beyondAscii.test(text) || text.isWellFormed() === false || manyMarks.test(text)) return text
  return text.normalize('NFKC')
}

const beyondAscii = /\P{ASCII}/u

/** One pass over its characters: seven by patterns would take too long of a text of a million. */
function withPlainSigns(text: string): string {
  const plain = new Uint16Array(text.length)
  let length = 0
  let wasSpace = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const sign = code > 32 && code < 127 ? code : signFor(code)
    if (sign === none || (sign === space && wasSpace)) continue
    wasSpace = sign === space
    plain[length++] = sign
  }
  return Buffer.from(plain.buffer, 0, 2 * length).toString('utf16le')
}

const none = 0
const space = 32

/** What a character is written as. */
function signFor(code: number): number {
  if (code === space || (code >= 9 && code <= 13) || code === 0xa0) return space
  if (code === 0xad || code === 0x200b || code === 0xfeff) return none
  if (code === 0xab || code === 0xbb) return 34
  if (code === 0x3000 || code === 0x1680 || code === 0x205f) return space
  if (code < 0x2000 || code > 0x2212) return code === none ? 0xfffd : code
  if (code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f) return space
  if ((code >= 0x2018 && code <= 0x201b) || code === 0x2032) return 39
  if ((code >= 0x201c && code <= 0x201e) || code === 0x2033) return 34
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? 45 : code
}

const longKey = 200

/** A key such as dQw4w9WgXcQ: case is content where small and capital letters mix with digits in one word. */
function isMixedKey(text: string): boolean {
  if (text.length < 6 || text.length > longKey) return false
  return !/[\s,.]/.test(text) && /\d/.test(text) && /[a-z].*[A-Z]/.test(text)
}

const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/
const address = /^[a-z][a-z0-9+.-]{1,9}:\/\/\S+$/i

/** For fields: tidy, without case, without a full stop at the end. */
export function normalizeField(text: string): string {
  if (plain.test(text)) return text
  const tidied = tidy(text)
  if (isMixedKey(tidied)) return tidied
  if (address.test(tidied)) return foldHost(tidied).replace(/^([^/]*\/\/[^/]*)\/$/, '$1')
  const folded = tidied.toLowerCase()
  return folded.endsWith('.') && folded.length > 1 ? folded.slice(0, -1) : folded
}

/** Of an address, the protocol and the host have no case. */
export function foldHost(text: string): string {
  return text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase())
}
