import { composed } from '../equal/strings.ts'
import type { GraderOptions } from '../options.ts'

export type Token = { word: string; start: number; end: number }

type Known = { canonical: string; words: readonly string[] }

/** The labels of a task and their synonyms, found word by word. */
export type LabelSet = {
  /** the label that this text is, as a whole */
  exactly(text: string): string | null
  /** the label that is meant where this one is denied: spam for not_spam, and of two the other one */
  opposite(text: string): string | null
  /** whether a label is a figure, and whether one is yes or no */
  hasNumbers: boolean
  hasAnswers: boolean
  /** as `tokenize`, with the sign of a figure where a label has one */
  tokenize(text: string): Token[]
  /** every label named in the tokens, longest first, none inside another */
  mentions(tokens: readonly Token[]): Mention[]
}

export type Mention = { label: string; from: number; to: number }

const word =
  /&|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L})|[.](?=\p{N}))*[+#%]*|[\p{Extended_Pictographic}]/gu
/** -1 is another label than 1 */
const signedWord = new RegExp(`(?<![\\p{L}\\p{N}])[-+\u2212]\\d+(?:[.]\\d+)?|${word.source}`, 'gu')
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Words without case; "not_spam", "Not-Spam" and "not spam" are two words each. Scripts without spaces go by letter. */
export function tokenize(text: string, isSigned = false): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(isSigned ? signedWord : word)) {
    const found = match[0] === '&' ? 'and' : plainSign(composed(match[0]).toLowerCase())
    if (!ideograph.test(found))
      tokens.push({ word: found, start: match.index, end: match.index + match[0].length })
    else {
      let at = match.index
      for (const letter of match[0]) {
        tokens.push({ word: letter.toLowerCase(), start: at, end: at + letter.length })
        at += letter.length
      }
    }
  }
  return tokens
}

function plainSign(found: string): string {
  const code = found.charCodeAt(0)
  if (code === 43) return found.slice(1)
  return code === 0x2212 ? `-${found.slice(1)}` : found
}

const sets = new WeakMap<object, LabelSet>()

export function labelSet(labels: NonNullable<GraderOptions['labels']>): LabelSet {
  const known = sets.get(labels)
  if (known) return known
  const made = make(
    Array.isArray(labels) ? labels.map((label) => [label, []] as const) : Object.entries(labels),
  )
  sets.set(labels, made)
  return made
}

function make(entries: readonly (readonly [string, readonly string[]])[]): LabelSet {
  const spellings = entries.flatMap(([canonical, synonyms]) => [canonical, ...synonyms])
  const isSigned = spellings.some((spelling) => /^\s*[-+\u2212]\d/.test(spelling))
  const tokens = (text: string): Token[] => tokenize(text, isSigned)
  const whole = new Map<string, string>()
  const squashed = new Map<string, string | null>()
  const byFirst = new Map<string, Known[]>()
  const add = (canonical: string, spelling: string): void => {
    const words = tokens(spelling).map((token) => token.word)
    const [first] = words
    whole.set(words.length > 0 ? words.join(' ') : spelling.trim(), canonical)
    const together = words.join('')
    const other = squashed.get(together)
    squashed.set(together, other === undefined || other === canonical ? canonical : null)
    if (first === undefined) return
    const there = byFirst.get(first)
    if (there) there.push({ canonical, words })
    else byFirst.set(first, [{ canonical, words }])
  }
  // Canonical names last: where one label is another's synonym, its own name wins.
  for (const [canonical, synonyms] of entries) for (const synonym of synonyms) add(canonical, synonym)
  for (const [canonical] of entries) add(canonical, canonical)
  for (const known of byFirst.values()) known.sort((a, b) => b.words.length - a.words.length)
  const exactly = (text: string): string | null => {
    const words = tokens(text).map((token) => token.word)
    // RefundRequest for refund_request
    return whole.get(words.join(' ')) ?? whole.get(text.trim()) ?? squashed.get(words.join('')) ?? null
  }
  return {
    exactly,
    hasNumbers: spellings.some((spelling) => /^\s*[-+\u2212]?\d+(?:\.\d+)?\s*$/.test(spelling)),
    hasAnswers: ['yes', 'no', 'true', 'false'].some((answer) => whole.has(answer)),
    tokenize: tokens,
    opposite: (text) => {
      const label = exactly(text)
      if (label === null) return null
      const words = tokens(label).map((token) => token.word)
      const denied = /^(?:not|no|non)$/.test(words[0] ?? '') ? words.slice(1) : ['not', ...words]
      const other = entries.map(([canonical]) => canonical).filter((canonical) => canonical !== label)
      return whole.get(denied.join(' ')) ?? (other.length === 1 ? (other[0] ?? null) : null)
    },
    mentions: (tokens) => mentionsIn(tokens, byFirst, whole),
  }
}

function mentionsIn(
  tokens: readonly Token[],
  byFirst: ReadonlyMap<string, Known[]>,
  whole: ReadonlyMap<string, string>,
): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < tokens.length; at++) {
    const known = byFirst
      .get(tokens[at]?.word ?? '')
      ?.find(({ words }) => words.every((word, i) => tokens[at + i]?.word === word))
    if (known === undefined) continue
    const label = whole.get(known.words.join(' ')) ?? known.canonical
    found.push({ label, from: at, to: at + known.words.length })
    at += known.words.length - 1
  }
  return found
}
