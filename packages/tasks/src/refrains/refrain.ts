import type { Sentence } from '../skeleton/build-skeleton.ts'
import { imperatives } from '../skeleton/lexicon.ts'
import { masks } from '../skeleton/mask-words.ts'
import { isMaskHash } from '../versions/diff-lines.ts'
import { hashWord } from '../versions/hash-word.ts'
import type { SketchLine } from '../versions/sketch.ts'
import type { MessageLine } from './read-lines.ts'

/** What stands in a line each time: all of it, or how it begins and ends. */
export type Element = {
  head: readonly number[]
  tail: readonly number[]
  isWhole: boolean
}

/** What always stands in messages that differ in all else: their instruction. */
export type Refrain = {
  elements: Element[]
  /** the words that say something */
  weight: number
  fingerprint: string
}

/** A refrain, and the lines of a message in which it stands. */
export type Explained = { refrain: Refrain; lines: MessageLine[] }

const gap = hashWord(masks.quote)

/** The lines in which the refrain stands, in its order; null where one of its elements is missing. */
export const linesOf = (
  { elements }: Pick<Refrain, 'elements'>,
  lines: readonly MessageLine[],
): MessageLine[] | null => {
  const [first, last] = [elements[0], elements.at(-1)]
  if (first === undefined || last === undefined) return null
  if (!isAt(first, lines, 0) && !isAt(last, lines, -1)) return null
  const found: MessageLine[] = []
  let at = 0
  for (const element of elements) {
    let line = lines[at++]
    while (line !== undefined && !holds(element, line)) line = lines[at++]
    if (line === undefined) return null
    found.push(line)
  }
  return found
}

/** A message begins (0) or ends (-1) with the element. */
export const isAt = (
  element: Element,
  lines: readonly Pick<MessageLine, 'hashes'>[],
  place: 0 | -1,
): boolean => {
  const line = lines.at(place)
  return line !== undefined && holds(element, line)
}

export const holds = ({ head, tail, isWhole }: Element, { hashes }: Pick<MessageLine, 'hashes'>): boolean => {
  if (isWhole ? hashes.length !== head.length : hashes.length < head.length + tail.length) return false
  for (let at = 0; at < head.length; at++) if (hashes[at] !== head[at]) return false
  const from = hashes.length - tail.length
  for (let at = 0; at < tail.length; at++) if (hashes[from + at] !== tail[at]) return false
  return true
}

/** The element's own words of the line in which it stands. */
export const wordsOf = ({ head, tail, isWhole }: Element, { words }: MessageLine): readonly string[] =>
  isWhole ? words : [...words.slice(0, head.length), masks.quote, ...words.slice(words.length - tail.length)]

export const sentencesOf = ({ refrain: { elements }, lines }: Explained): Sentence[] => {
  const sentences = elements.map((element, at): Sentence => {
    const line = lines[at]
    const words = line === undefined ? [] : wordsOf(element, line)
    const orders = startsOrder(words) || (line?.text.endsWith('?') ?? false)
    return { words, role: orders ? 'head' : line?.isItem ? 'list' : 'plain' }
  })
  const [first] = sentences
  if (first !== undefined && !sentences.some(({ role }) => role === 'head')) first.role = 'head'
  return sentences
}

const startsOrder = (words: readonly string[]): boolean =>
  words.slice(0, 3).some((word) => imperatives.has(word)) || words[0] === 'you'

/** Everything that the general one says is said by the special one too. */
export const generalises = (
  general: Pick<Refrain, 'elements'>,
  special: Pick<Refrain, 'elements'>,
): boolean =>
  general.elements.every((element) =>
    special.elements.some(
      ({ head, tail, isWhole }) =>
        (isWhole && holds(element, { hashes: head })) ||
        (isWhole && element.isWhole && differByValues(element.head, head)) ||
        (!element.isWhole &&
          !isWhole &&
          startsWith(head, element.head) &&
          startsWith(tail.toReversed(), element.tail.toReversed())),
    ),
  )

/** "for ebay" and "for N" */
const differByValues = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length &&
  one.every((hash, at) => {
    const counterpart = other[at] ?? 0
    return hash === counterpart || isMaskHash(hash) || isMaskHash(counterpart)
  })

const startsWith = (long: readonly number[], short: readonly number[]): boolean =>
  short.length <= long.length && short.every((hash, at) => long[at] === hash)

/** As it was stored: a gap stands for what varies. */
export const elementOf = ({ words }: SketchLine): Element => {
  const hashes = words.map(({ hash }) => hash)
  const at = hashes.indexOf(gap)
  return at < 0
    ? { head: hashes, tail: [], isWhole: true }
    : { head: hashes.slice(0, at), tail: hashes.slice(at + 1), isWhole: false }
}
