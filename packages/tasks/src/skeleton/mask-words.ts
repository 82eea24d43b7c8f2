import { Recent } from '../recent.ts'
import {
  acronyms,
  afterName,
  calendar,
  cues,
  imperatives,
  manner,
  metaNouns,
  numbers,
  stopWords,
} from './lexicon.ts'

/** What stands for a value: a number or date, a name, an address, a quotation. */
export const masks = { number: '#', name: 'N', address: '@', quote: '"' } as const

const isKnown = (word: string): boolean =>
  stopWords.has(word) ||
  imperatives.has(word) ||
  cues.has(word) ||
  metaNouns.has(word) ||
  manner.has(word) ||
  acronyms.has(word)

const quotation =
  /"([^"\n]{1,400})"|“([^”\n]{1,400})”|«([^»\n]{1,400})»|(?<![\p{L}\d])'([^'\n]{1,400})'(?![\p{L}\d])/gu
const edges = /^[^\p{L}\p{N}@#$€£]+|[^\p{L}\p{N}]+$/gu
/** What comes before a list of labels. */
const labelCue =
  /\b(?:as|into|one of|either|between|labels?|categories|classes|options|values|queues|departments|teams|with|:)$/i
const particles = new Set(
  'van von der den de da do dos del della di du la le el al bin ibn ter ten zu y &'.split(' '),
)

type Quoted = { text: string; label: boolean }

/**
 * The words of one sentence, lower case, with what varies from call to call masked. Articles are
 * dropped (they follow the name: "an Acme agent"), runs of masks are one mask.
 */
export const maskWords = (sentence: string): readonly string[] => {
  if (sentence.length > maxCached) return mask(sentence)
  let words = cached.get(sentence)
  if (words === undefined) {
    words = mask(sentence)
    cached.set(sentence, words)
  }
  return words
}

/** Rules stand unchanged beside values that vary: most sentences of a new prompt have been read before. */
const cached = new Recent<readonly string[]>(4_096)
const maxCached = 400

const wide = '\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af'
const isWide = new RegExp(`[${wide}]`)
const borders = new RegExp(
  `(?<=[${wide}])(?=[\\p{Script=Latin}\\d#@$€¥])|(?<=[\\p{Script=Latin}\\d%€.])(?=[${wide}])|(?<=[、，：；・「」『』（）])|(?=[「」『』（）])`,
  'gu',
)
/** A script without spaces: a name or number in it, and what its marks part, are words of their own. */
const spaced = (sentence: string): string =>
  isWide.test(sentence) ? sentence.replace(borders, ' ') : sentence

const mask = (sentence: string): string[] => {
  const quoted: Quoted[] = []
  const plain = spaced(sentence).replace(quotation, (_, a, b, c, d) => {
    const text: string = a ?? b ?? c ?? d
    quoted.push({ text, label: text.length <= 40 && text.split(' ').length <= 3 && !/\d{3}/.test(text) })
    return ` \u0001${quoted.length - 1} `
  })
  const areLabels = quoted.length > 1
  const tokens = plain.split(/\s+/)
  const hasNouns = capitalizesNouns(tokens)
  const words: string[] = []
  let startsSentence = true
  let inList = false
  let before = ''
  let wasCaps = false
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (token === '') continue
    if (token.startsWith('\u0001')) {
      const quote = quoted[Number(token.slice(1).replace(/\D+$/, ''))]
      if (quote?.label && (areLabels || !/^\p{Lu}/u.test(quote.text)))
        for (const word of quote.text.toLowerCase().split(/\s+/))
          push(words, plainOrNumber(word.replace(edges, '')))
      else push(words, masks.quote)
      startsSentence = false
      continue
    }
    const bare = token.replace(edges, '')
    if (bare === '') {
      if (token.endsWith(':')) inList = true
      continue
    }
    const next = tokens[at + 1] ?? ''
    if (
      !hasNouns &&
      words.at(-1) === masks.name &&
      particles.has(bare) &&
      isCapital(tokens[at + (particles.has(next) ? 2 : 1)] ?? '')
    )
      continue
    // "RED, YELLOW, GREEN": labels, whatever announces them
    const isCaps = isShouted(bare)
    const isCode = isCaps && (wasCaps || (/[,|/]$/.test(token) && isShouted(next.replace(edges, ''))))
    wasCaps = isCaps && (/[,|/]$/.test(token) || /^(?:or|and)$/.test(next))
    if (!isCaps && (bare === 'or' || bare === 'and'))
      wasCaps = isShouted((tokens[at - 1] ?? '').replace(edges, ''))
    const isItem =
      isCode ||
      (inList && (goesOn(token, next) || /[,;|/]$/.test(before) || before === 'or' || before === 'and'))
    const isNoun = hasNouns && noun.test(bare) && !isPartOfName(tokens, at)
    push(words, maskWord(bare, token, { startsSentence, next, isItem: isItem || isNoun }))
    inList ||= token.endsWith(':') || labelCue.test(bare)
    startsSentence = false
    before = isItem || words.at(-1) !== masks.name ? token : ''
  }
  return words
}

const germanWords = new Set(
  'der die das den dem des ein eine einen einem einer und oder ist sind bist du sie nicht kein keine mit für auf aus nur als zu zum zur im in an von vom bei nach über wird werden dein deine ihre ihr genau folgende folgenden'.split(
    ' ',
  ),
)
const noun = /^\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)*$/u
/** German writes all its nouns like names. */
const capitalizesNouns = (tokens: readonly string[]): boolean => {
  let known = 0
  for (const token of tokens) if (germanWords.has(token.toLowerCase().replace(edges, ''))) known++
  return known > 1 && known * 6 >= tokens.length
}

/** "Nordlicht Energie AG": where two stand side by side they are a name. */
const isPartOfName = (tokens: readonly string[], at: number): boolean => {
  const token = tokens[at] ?? ''
  const before = at > 1 ? (tokens[at - 1] ?? '') : ''
  const isAfter = isCapital(before) && !/[,;:.!?)]$/.test(before)
  return isAfter || (at > 0 && isCapital(tokens[at + 1] ?? '') && !/[,;:.!?)]$/.test(token))
}

const isShouted = (word: string): boolean => word.length > 1 && /^\p{Lu}+$/u.test(word)

/** "Billing, Support": another capital follows the comma; "Jane Doe, head of sales": none does. */
const goesOn = (token: string, next: string): boolean =>
  (/[,;|/]$/.test(token) && (isCapital(next) || next === 'or' || next === 'and')) ||
  (token.endsWith(',') && next === '')

const plainOrNumber = (word: string): string => (/\d/.test(word) ? masks.number : word)

const fieldOf =
  /^(?:expert|experts|developer|programmer|engineer|specialist|administrator|translator|teacher|tutor)\b/

type Place = { startsSentence: boolean; next: string; isItem: boolean }

const isCapital = (word: string): boolean => {
  const code = word.charCodeAt(0)
  return (code >= 65 && code <= 90) || (code > 127 && /^\p{Lu}/u.test(word))
}

const maskWord = (bare: string, token: string, place: Place): string => {
  if (/[@]|:\/\/|^www\./.test(bare)) return masks.address
  if (/\d/.test(bare) || /^[a-z]{2}[-_][A-Z]{2}$/.test(bare)) return masks.number
  if (/^[[{<]/.test(token) && /[\]}>][.,;:]?$/.test(token)) return masks.name
  const possessive = /['’]s$/.test(bare)
  const word = (possessive ? bare.slice(0, -2) : bare).toLowerCase().replaceAll('’', "'")
  if (numbers.has(word)) return masks.number
  if (!isCapital(bare)) return calendar.has(word) && word.length > 3 && word !== 'march' ? masks.number : word
  if (calendar.has(word) && !(place.startsSentence && word === 'may')) return masks.number
  if (isKnown(word)) return word
  if (place.isItem && !possessive) return word
  // "a Terraform expert": a field, no employer
  if (!possessive && fieldOf.test(place.next)) return word
  if (!place.startsSentence) return masks.name
  if (possessive) return masks.name
  const next = place.next.replace(edges, '')
  if (isCapital(next) && !isKnown(next.toLowerCase())) return masks.name
  return afterName.has(next.toLowerCase()) ? masks.name : word
}

const joins = new Set(['and', 'or', 'of', '&', 'de', 'to', 'at', 'in', 'on'])

const push = (words: string[], word: string): void => {
  if (word === '' || word === 'a' || word === 'an' || word === 'the') return
  const last = words.at(-1)
  if (word.length === 1 && isMask(word)) {
    if (last === word) return
    // "Jane and Bob", "from 3 to 5": how many there are varies as well
    if (last !== undefined && joins.has(last) && words.at(-2) === word) {
      words.pop()
      return
    }
  }
  words.push(word)
}

export const isMask = (word: string): boolean =>
  word === masks.number || word === masks.name || word === masks.address || word === masks.quote
