/** Forms of a string under which two spellings of the same content meet. */

const ascii = /^[\x20-\x7e]*$/

/** Unicode form, quotes, dashes and white space; nothing that carries meaning. */
export function tidy(text: string): string {
  if (ascii.test(text) && !text.includes('  ')) return text.trim()
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const longKey = 200

/** A key such as dQw4w9WgXcQ: case is content where small and capital letters mix with digits in one word. */
function isMixedKey(text: string): boolean {
  if (text.length < 6 || text.length > longKey) return false
  return /\d/.test(text) && /[a-z][^\s]*[A-Z]/.test(text) && !/[\s,.]/.test(text)
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
