import { manner, stopWords } from '../skeleton/lexicon.ts'
import { isMask, maskWords } from '../skeleton/mask-words.ts'
import { splitSentences } from '../skeleton/split-sentences.ts'
import { hashWord } from '../versions/hash-word.ts'
import { keyOf } from './key-of.ts'

/** A sentence of a message, or a line that is none; its words are looked at when somebody asks. */
export class MessageLine {
  readonly text: string
  readonly isItem: boolean
  /** how many sentences its line has */
  readonly beside: number
  #words: readonly string[] | null = null
  #hashes: readonly number[] | null = null
  #key: number | null = null
  #weight: number | null = null

  constructor(text: string, isItem: boolean, beside: number) {
    this.text = text.length <= maxLine ? text : `${text.slice(0, maxLine / 2)} ${text.slice(-maxLine / 2)}`
    this.isItem = isItem
    this.beside = beside
  }

  /** without what varies */
  get words(): readonly string[] {
    this.#words ??= maskWords(this.text)
    return this.#words
  }

  get hashes(): readonly number[] {
    this.#hashes ??= this.words.map(hashWord)
    return this.#hashes
  }

  get key(): number {
    this.#key ??= keyOf(this.hashes)
    return this.#key
  }

  /** how much of it says something: tags are layout, which says nothing alone */
  get weight(): number {
    this.#weight ??= tag.test(this.text) ? 0 : weightOf(this.words)
    return this.#weight
  }
}

const maxEnd = 12
const maxRead = 6_000
const maxLine = 400

/** The first and last sentences of a message, where instructions stand. */
export const readLines = (text: string): MessageLine[] => {
  const isLong = text.length > 2 * maxRead
  const lines = (isLong ? `${text.slice(0, maxRead)}\n${text.slice(-maxRead)}` : text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const first: MessageLine[] = []
  let at = 0
  for (; at < lines.length && first.length < maxEnd; at++) first.push(...readLine(lines[at] ?? ''))
  const last: MessageLine[] = []
  for (let end = lines.length - 1; end >= at && last.length < maxEnd; end--)
    last.unshift(...readLine(lines[end] ?? ''))
  const whole = [...first, ...last]
  return whole.length <= 2 * maxEnd ? whole : [...whole.slice(0, maxEnd), ...whole.slice(-maxEnd)]
}

const bullet = /^(?:[-*•+–]|\d{1,3}[.)])\s+/

const readLine = (line: string): MessageLine[] => {
  const isItem = bullet.test(line)
  // of a paragraph on one line the first and last sentences
  const text = line.length <= 4 * maxLine ? line : `${line.slice(0, 2 * maxLine)} ${line.slice(-2 * maxLine)}`
  const sentences = splitSentences(text)
  return sentences.map((sentence) => new MessageLine(sentence, isItem, sentences.length))
}

/** "<contract>" */
const tag = /^<\/?[\w:.-]{1,60}(?:\s[^<>]{0,200})?>$/

const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** How much the words say: a clause of a script without spaces counts by its length. */
export const weightOf = (words: readonly string[]): number => {
  let weight = 0
  for (const word of words) {
    if (wide.test(word)) weight += Math.ceil(word.length / 4)
    else if (!isMask(word) && !stopWords.has(word) && !manner.has(word)) weight++
  }
  return weight
}

const colon = /:(?=\s|$)|：/

/** How many words stand before the first colon; 0 where none does. */
export const wordsBeforeColon = ({ text }: MessageLine): number => {
  const at = text.search(colon)
  return at <= 0 ? 0 : maskWords(text.slice(0, at)).length
}
