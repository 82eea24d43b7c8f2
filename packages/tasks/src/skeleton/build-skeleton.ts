import { cues, imperatives, taskVerbs } from './lexicon.ts'
import { isMask, maskWords } from './mask-words.ts'
import { type Line, selectLines } from './select-lines.ts'

export type Sentence = {
  words: string[]
  /** head: says what the task is; list: labels, keys and their meaning */
  role: 'head' | 'list' | 'plain'
}

/** A prompt's instruction without what varies from call to call; sentences in their order, each once. */
export type Skeleton = { sentences: Sentence[] }

const maxLength = 24_000
const headShare = 16_000

/** Very long prompts are read at both ends, where instructions stand; what is between is material. */
const bounded = (text: string): string =>
  text.length <= maxLength
    ? text
    : `${text.slice(0, headShare)}\n\nContext:\n${text.slice(-(maxLength - headShare))}`

export const buildSkeleton = (text: string, source: 'system' | 'user'): Skeleton => {
  const sentences: Sentence[] = []
  const seen = new Set<string>()
  let hasHead = false
  const add = (words: string[], role: Sentence['role']) => {
    if (words.length === 0) return
    const key = words.join(' ')
    if (seen.has(key)) return
    seen.add(key)
    sentences.push({ words, role })
  }
  for (const line of selectLines(bounded(text))) {
    if (line.section === 'keys') {
      add(line.text.toLowerCase().split(' '), 'list')
      continue
    }
    for (const { sentence, isApplied } of splitSentences(line.text, source)) {
      const words = maskWords(sentence)
      if (!isInstruction(words, sentence, line, source, hasHead)) continue
      const isHead = !hasHead && (source === 'system' || isOrder(words))
      const names = words.some((word) => taskVerbs.has(word))
      add(
        words,
        isHead || (names && isOrder(words) && !line.bullet) ? 'head' : isList(line) ? 'list' : 'plain',
      )
      if (isHead) hasHead = true
      if (isApplied) break
    }
  }
  return { sentences }
}

const isList = (line: Line): boolean => line.bullet || line.section === 'labels'

const illustration = /[\s(,](?:e\.g\.|for example|for instance)[\s,:].*$/i

/** `isApplied`: what follows in the line, after a colon, is what the order is applied to. */
const splitSentences = (
  line: string,
  source: 'system' | 'user',
): { sentence: string; isApplied: boolean }[] => {
  const parts: { sentence: string; isApplied: boolean }[] = []
  for (const piece of line.split(/(?<=[.!?;])\s+/)) {
    const sentence = piece.replace(illustration, '.')
    const colon = sentence.indexOf(': ')
    if (source === 'user' && colon > 0 && startsOrder(sentence) && !endsInList(sentence.slice(0, colon)))
      return [...parts, { sentence: sentence.slice(0, colon), isApplied: true }]
    parts.push({ sentence, isApplied: false })
  }
  return parts
}

const endsInList = (text: string): boolean =>
  /\b(?:one of|labels?|categories|classes|options|following|keys|fields|into|as|columns)$/i.test(text)

const startsOrder = (sentence: string): boolean => {
  const first = /^[\p{L}'-]+/u.exec(sentence)?.[0]?.toLowerCase()
  return first !== undefined && imperatives.has(first)
}

const isOrder = (words: string[]): boolean => {
  for (const word of words.slice(0, 3)) if (imperatives.has(word)) return true
  return words[0] === 'you' || words[0] === 'your'
}

/** An order, or a statement on what is read and written; other statements with values in them are context. */
const isInstruction = (
  words: string[],
  sentence: string,
  line: Line,
  source: 'system' | 'user',
  hasHead: boolean,
): boolean => {
  if (words.every(isMask)) return false
  if (line.section === 'labels' && line.bullet) return true
  if (line.section === 'labels' || line.section === 'instructions') return true
  if (source === 'user') return words.length > 1 && startsOrder(sentence) && namesTask(words)
  if (!hasHead) return true
  if (isOrder(words)) return true
  if (words.some((word) => cues.has(word))) return true
  return !words.some(isMask)
}

const namesTask = (words: string[]): boolean => words.some((word) => taskVerbs.has(word) || cues.has(word))
