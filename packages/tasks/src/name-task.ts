import { manner, stopWords } from './skeleton/lexicon.ts'
import { isMask } from './skeleton/mask-words.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import { verbsAt } from './skeleton/verbs-at.ts'

const maxWords = 3

/** A readable name: the instruction's verb and its object, else the schema, the tools or the role. */
export const nameTask = ({ sentences, schemaName, toolNames }: Instruction): string => {
  for (const { words, role } of sentences) {
    if (role !== 'head') continue
    const [first] = verbsAt(words)
    const object = first === undefined ? [] : objectAfter(words, first.at + 1)
    if (first !== undefined && object.length > 0) return kebab([first.verb, ...object])
  }
  if (schemaName !== null && schemaName !== '') return kebab([schemaName])
  if (toolNames.length === 1) return kebab(toolNames)
  for (const { words } of sentences) {
    const at = words.indexOf('are')
    const role = words[at - 1] === 'you' ? roleAfter(words, at + 1) : []
    if (role.length > 0) return kebab(role)
  }
  if (toolNames.length > 0) return kebab(toolNames.slice(0, 2))
  const words = (sentences[0]?.words ?? []).filter(isNaming).slice(0, maxWords)
  return words.length > 0 ? kebab(words) : 'chat'
}

const passedOver = new Set(
  'following given provided attached user each every below above incoming new only single'.split(' '),
)
const endsPhrase = new Set(
  'into as from for with in by using to if when according based under that which and or so at on'.split(' '),
)

const isNaming = (word: string): boolean =>
  !isMask(word) &&
  !stopWords.has(word) &&
  !manner.has(word) &&
  !passedOver.has(word) &&
  /^[\p{L}][\p{L}\p{M}_-]+$/u.test(word)

const objectAfter = (words: readonly string[], from: number): string[] => {
  const object: string[] = []
  for (const word of words.slice(from)) {
    if (endsPhrase.has(word) && object.length > 0) break
    if (isNaming(word)) object.push(word)
    if (object.length === maxWords) break
  }
  return object
}

const roleAfter = (words: readonly string[], from: number): string[] => {
  const role: string[] = []
  for (const word of words.slice(from)) {
    if (endsPhrase.has(word)) break
    if (isNaming(word)) role.push(word)
  }
  return role.slice(-maxWords)
}

const kebab = (words: readonly string[]): string =>
  words
    .join('-')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\d]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
