import { soundsLikeTask } from '../learnt-kind.ts'
import { cues, imperatives, metaNouns, stopWords } from './lexicon.ts'
import { isMask, masks, maskWords } from './mask-words.ts'
import { sectionOf } from './section-of.ts'
import { type Line, selectLines } from './select-lines.ts'
import { splitSentences } from './split-sentences.ts'
import { unfoldJson } from './unfold-json.ts'
import { verbsAt } from './verbs-at.ts'

export type Sentence = {
  words: readonly string[]
  /** head: says what the task is; list: labels, keys and their meaning */
  role: 'head' | 'list' | 'plain'
}

/** A prompt's instruction without what varies from call to call: its sentences in their order, each once. */
export type Skeleton = {
  sentences: Sentence[]
  /** an order and what it is applied to are told apart by the text itself (colon, quotes, "the following") */
  isTemplate: boolean
}

export const buildSkeleton = (text: string, source: 'system' | 'user'): Skeleton =>
  source === 'system' ? readSystem(bounded(unfoldJson(text) ?? text)) : readUser(bounded(text))

const maxLength = 24_000
const headLength = 16_000

/** Very long prompts are read at both ends, where instructions stand; what is between is material. */
const bounded = (text: string): string =>
  text.length <= maxLength
    ? text
    : `${text.slice(0, headLength)}\n\nContext:\n${text.slice(headLength - maxLength)}`

class Sentences {
  readonly list: Sentence[] = []
  readonly #seen = new Set<string>()
  hasHead = false

  add(words: readonly string[], role: Sentence['role']): void {
    const key = words.join(' ')
    if (words.length === 0 || this.#seen.has(key)) return
    this.#seen.add(key)
    this.list.push({ words, role })
    if (role === 'head') this.hasHead = true
  }
}

const readSystem = (text: string): Skeleton => {
  const sentences = new Sentences()
  const isForeign = !isEnglish(text)
  for (const line of selectLines(text).lines) {
    if (line.section === 'keys') {
      sentences.add(keysOf(line), 'list')
      continue
    }
    for (const [at, sentence] of splitSentences(line.text).entries()) {
      if (at > 0 && isEntry(sentence)) continue
      const words = maskWords(sentence)
      if (words.every(isMask)) continue
      if (sentences.hasHead && line.section === 'plain' && isContext(words, isForeign)) continue
      sentences.add(
        words,
        listsLabels(sentence) && sentences.hasHead ? 'list' : roleOf(words, line, sentences.hasHead),
      )
    }
  }
  // all of it looked like material: what stands in it each time will show
  if (sentences.list.length === 0) for (const words of edgesOf(text)) sentences.add(words, 'plain')
  return { sentences: sentences.list, isTemplate: true }
}

const maxEdge = 6

const edgesOf = (text: string): (readonly string[])[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const kept = lines.length <= 2 * maxEdge ? lines : [...lines.slice(0, maxEdge), ...lines.slice(-maxEdge)]
  return kept.map((line) => maskWords(line.slice(0, 400))).filter((words) => !words.every(isMask))
}

const roleOf = (words: readonly string[], line: Line, hasHead: boolean): Sentence['role'] => {
  if (line.bullet || line.section === 'labels') return isOrder(words) ? 'plain' : 'list'
  if (words[0] === "you're" || (words[0] === 'you' && words[1] === 'are')) return 'head'
  if (!hasHead && words.length <= 2 && !isOrder(words)) return 'plain'
  return !hasHead || (verbsAt(words).length > 0 && isOrder(words)) ? 'head' : 'plain'
}

/**
 * In the user's message material is the rule and instruction the exception: an order that speaks
 * of the material, or stands before its colon, and what follows it in the same line.
 */
const readUser = (text: string): Skeleton => {
  const sentences = new Sentences()
  let isTemplate = false
  const { lines, hasMaterial, layout } = selectLines(text)
  for (const [number, line] of lines.entries()) {
    if (line.section === 'keys') {
      if (sentences.hasHead) sentences.add(keysOf(line), 'list')
      continue
    }
    let follows = line.section === 'labels' && sentences.hasHead
    for (const spoken of splitSentences(line.text)) {
      const polite = spoken.replace(politeness, '')
      const ordered = polite.replace(leadIn, '')
      const isLedIn = ordered !== polite && startsOrder(ordered)
      const sentence = isLedIn ? ordered : polite
      const colon = sentence.indexOf(': ')
      const isApplied = appliesTo(sentence)
      const words = maskWords(isApplied ? sentence.slice(0, colon) : sentence)
      if (words.every(isMask)) continue
      const orders = startsOrder(sentence) || asks(sentence)
      const isTask = orders && (asks(sentence) || verbsAt(words)[0]?.at === 0)
      const speaksOf =
        orders &&
        (pointsAt.test(line.text) ||
          words.some((word) => demonstratives.has(word) || ((isTask || isTemplate) && metaNouns.has(word))))
      const announces = orders && (isApplied || sentence.endsWith(':'))
      if (speaksOf || announces) isTemplate = true
      else if (!follows && !(number === 0 && isTask && !sentences.hasHead)) continue
      sentences.add(
        words,
        listsLabels(sentence) && sentences.hasHead ? 'list' : follows && !orders ? 'plain' : 'head',
      )
      follows = true
      if (isApplied) break
    }
  }
  // "Context: … Question: … Answer:" orders nothing in words
  if (sentences.list.length === 0 && layout.length > 0 && layout.length <= maxLayout) {
    sentences.add(layout, 'plain')
    isTemplate = true
  }
  const last = sentences.list.length === 0 ? (closingOf(text) ?? noteOf(text)) : null
  if (last !== null) {
    sentences.add(last, 'head')
    isTemplate = true
  }
  return { sentences: sentences.list, isTemplate: isTemplate || (hasMaterial && sentences.hasHead) }
}

/** A word or two below a long text say what is to be made of it: "tl;dr", "Translation:", "Classify." */
const closingOf = (text: string): readonly string[] | null => {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('\n')
  const last = trimmed.slice(at + 1).trim()
  if (at < minMaterial || last.length > maxClosing) return null
  const words = maskWords(last.replace(politeness, '').replace(/[\s:?!.…]+$/, ''))
  const says = words.some((word) => metaNouns.has(word) || asked.has(word)) || verbsAt(words)[0]?.at === 0
  return says && words.length <= 4 ? words : null
}

/** "all dates", "post-mortem -> 3 lines": a line apart from the rest, in words that instructions are made of. */
const noteOf = (text: string): readonly string[] | null => {
  const trimmed = text.trim()
  const end = trimmed.indexOf('\n')
  if (end < 0) return null
  const begin = trimmed.lastIndexOf('\n')
  const stands = trimmed.slice(0, begin).endsWith('\n')
  for (const line of [trimmed.slice(0, end), stands ? trimmed.slice(begin + 1) : '']) {
    if (line.length > maxNoteLength) continue
    const words = maskWords(line.replace(politeness, '').replace(/[\s:?!.…]+$/, ''))
    if (words.length <= maxNote && !words.every(isMask) && soundsLikeTask(words)) return words
  }
  return null
}
const maxNoteLength = 120
const maxNote = 16

const minMaterial = 200
const maxClosing = 40
const asked = new Set('tl;dr tldr keywords sentiment tags title headline recap gist code'.split(' '))

const maxLayout = 5
/** "From the e-mail below, list …" */
const leadIn =
  /^(?:from|based on|using|given|for|in|with|after|considering|according to|taking|looking at|as)\b[^,.]{1,80},\s+/i
/** What the line speaks of stands elsewhere in the message. */
const pointsAt = /\b(?:above|below|following)\b/i

const politeness =
  /^(?:please|kindly|i (?:want|need|would like) you to|i'd like you to|can you|could you|would you)[, ]+/i

/** "The labels are: a, b, c." */
const listsLabels = (sentence: string): boolean =>
  /^(?:the |valid |allowed |possible |available )*(?:labels|categories|classes|options|intents|topics|queues|departments|entities|groups|bins|fields|keys|values|tags|types)\b.{0,40}?(?::| are )/i.test(
    sentence,
  )

const demonstratives = new Set(['this', 'these', 'following', 'below', 'above'])
const announcesList =
  /\b(?:one of|labels?|categories|classes|options|following|keys|fields|into|as|columns)$/i

/** "Translate to French: …": an order, and what it is applied to. */
export const appliesTo = (sentence: string): boolean => {
  const colon = sentence.indexOf(': ')
  return colon > 0 && startsOrder(sentence) && !announcesList.test(sentence.slice(0, colon))
}

const keysOf = ({ text }: Line): string[] => text.toLowerCase().split(' ')

const firstWord = (sentence: string): string => /^[\p{L}'-]+/u.exec(sentence)?.[0]?.toLowerCase() ?? ''
const startsOrder = (sentence: string): boolean => imperatives.has(firstWord(sentence))
const asks = (sentence: string): boolean =>
  sentence.endsWith('?') &&
  /^(?:is|are|does|do|what|which|how|who|did|has|was|can)$/.test(firstWord(sentence))

const isOrder = (words: readonly string[]): boolean => {
  for (const word of words.slice(0, 3)) if (imperatives.has(word)) return true
  return words[0] === 'you' || words[0] === 'your'
}

const entry = /^["'(]?([\p{Lu}][\p{L}\d _/-]{0,40}?):\s+\S/u

/** "Repository: acme" at the end of a line of prose. */
const isEntry = (sentence: string): boolean => {
  const key = entry.exec(sentence)?.[1]
  if (key === undefined || key.split(' ').length > 4 || startsOrder(key)) return false
  const announced = sectionOf(key)
  if (announced === 'data') return true
  // "Entities: drug, dose" lists what to look for
  return (
    announced === 'unknown' &&
    !(/,| or | and /.test(sentence.slice(key.length)) && !/[\p{Lu}\d]/u.test(sentence.slice(key.length)))
  )
}

/** A statement with values in it that neither orders nor speaks of what is read and written. */
const isContext = (words: readonly string[], isForeign: boolean): boolean => {
  if (isForeign) return words.includes(masks.number) || words.includes(masks.address)
  return words.some(isMask) && !isOrder(words) && !words.some((word) => cues.has(word))
}

/** Whether the lexicon can be relied on: English prose is a third stop words. */
const isEnglish = (text: string): boolean => {
  let words = 0
  let stops = 0
  for (const word of text
    .slice(0, 2_000)
    .toLowerCase()
    .split(/[^\p{L}']+/u)) {
    if (word === '') continue
    words++
    if (stopWords.has(word) || imperatives.has(word) || cues.has(word)) stops++
  }
  return stops * 5 >= words
}
