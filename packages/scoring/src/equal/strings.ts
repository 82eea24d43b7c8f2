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

const simpleWords = /^[a-z ]*$/
/** a path, an address or a mail address: every character counts */
const pathLike =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[a-z]:\\)\S*$|^\S+@\S+\.\S+$|^[\w.-]+\.[a-z]{2,4}\/\S*$/i
const longPath = 2000
const mailAddress = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/
/** SQL: every sign counts, white space and case do not */
const statement =
  /^(?:select\s.*\sfrom|insert\s+into|update\s.*\sset|delete\s+from|with\s.*\sas\s*\(|(?:create|alter|drop)\s+(?:table|index|view|database))\s/
const mathLike = /[=<>^]|\*\*|[\w)]\s*\*\s*[\w(]|\d\s*\/\s*[\w(]|\)\s*[-+/]|[\w)]\s*\+\s*[\w(]/

/**
 * For arguments of tools: the same up to white space, case and punctuation. Signs that carry meaning
 * stay: the minus of -5, the point of 3.5, the slash of 1/2, the plus of C++ and A+.
 */
export function normalizeArgument(text: string): string {
  const folded = tidy(text)
    .toLowerCase()
    .replace(/\b((?:19|20)\d\d)\/(\d{1,2})\/(?=\d{1,2}\b)/g, '$1-$2-')
    .replace(/\b((?:19|20)\d\d)\/(?=\d\d(?:\d\d)?\b)/g, '$1-')
  if (statement.test(folded)) return normalizeStatement(folded)
  if (simpleWords.test(folded)) return folded.replaceAll(' ', '')
  if (folded.length <= longPath && mailAddress.test(folded)) return folded
  if (folded.length <= longPath && pathLike.test(folded)) return foldHost(tidy(text))
  if (mathLike.test(folded)) return normalizeFormula(folded)
  return (
    folded
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .replace(/(\d)\s*[-_ ]\s*(?=\d)/g, '$1\u2e31')
      .replace(/(\d),\s*(?=\d)/g, '$1\u2e31')
      .replace(/(\d)([.:/])(?=\d)/g, (_, digit: string, sign: string) => digit + kept[sign])
      // a sign before a number, or after a short code: -5, A-, B+
      .replace(/(^|[\s(,;:=[])-\s?(?=[\d.])/g, '$1\u2e35')
      .replace(/(^|\s)([a-z]{1,2})-(?=$|[\s,;.])/g, '$1$2\u2e35')
      .replace(/&/g, 'and')
      .replace(/[\s'"`,.;:!?()[\]{}_/\\*-]+/g, '')
  )
}

/** rare marks that stand for a sign which carries meaning while the others are taken away */
const kept: Readonly<Record<string, string>> = { '.': '\u2e32', ':': '\u2e33', '/': '\u2e34' }

/** Of an address, the protocol and the host have no case. */
function foldHost(text: string): string {
  return text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, (origin) => origin.toLowerCase())
}

function normalizeStatement(folded: string): string {
  return folded
    .replace(/;$/, '')
    .replace(/"/g, "'")
    .replace(/\s*([(),;=<>+*/-])\s*/g, '$1')
    .trim()
}

/** Powers are written ** or ^, a product with or without its sign; brackets and signs count. */
function normalizeFormula(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/\*\*/g, '^')
    .replace(/(\d)\*(?=[a-z(])/g, '$1')
    .replace(/['"`]/g, '')
    .replace(/[.;]$/, '')
}
