import { manner, stopWords } from '../skeleton/lexicon.ts'
import { isMask } from '../skeleton/mask-words.ts'
import type { Instruction } from '../skeleton/read-instruction.ts'
import { verbsAt } from '../skeleton/verbs-at.ts'
import { hashWord } from './hash-word.ts'

/** A word in hashed form; its weight says what a change of it means. */
export type SketchWord = { hash: number; weight: 'verb' | 'content' | 'weak' }
export type SketchLine = {
  /**
   * contract: one word for all that the schema says beside its members' names; tool: its name, and
   * one word for what is said of it; open: other lines come and go; refrain: the prose after it was
   * learnt from messages
   */
  role: 'head' | 'list' | 'plain' | 'tool' | 'member' | 'contract' | 'open' | 'refrain'
  words: SketchWord[]
  /** the hashes of the words: lines of one key say the same */
  key: string
}
/** An instruction in hashed form: enough to compare it, too little to read it. */
export type Sketch = { lines: SketchLine[] }

export const lineOf = (role: SketchLine['role'], words: SketchWord[]): SketchLine => ({
  role,
  words,
  key: words.map(({ hash }) => hash.toString(36)).join(' '),
})

export const isProse = ({ role }: SketchLine): boolean =>
  role === 'head' || role === 'list' || role === 'plain'

const roles = ['head', 'list', 'plain', 'tool', 'member', 'contract', 'open', 'refrain'] as const
const weights = ['verb', 'content', 'weak'] as const
const maxWords = 600
const maxLine = 120
/** so many members and so many tools */
const maxContract = 200

export const sketchOf = (instruction: Instruction): Sketch => {
  const { sentences, refrainFrom } = instruction
  const prose = sentences.map(({ role, words }) => lineOf(role, wordsOf(words)))
  if (refrainFrom !== null) prose.splice(refrainFrom, 0, refrainMark)
  const lines = bounded(prose)
  const members = instruction.members.slice(0, maxContract)
  for (const name of members) lines.push(lineOf('member', [wordOf(name)]))
  if (members.length > 0) lines.unshift(lineOf('contract', [wordOf(instruction.schema)]))
  const tools = instruction.tools.map(({ name, said }) => lineOf('tool', [wordOf(name), wordOf(said)]))
  return { lines: [...lines, ...sortTools(tools)] }
}

const refrainMark = lineOf('refrain', [{ hash: 0, weight: 'weak' }])

/** The sentences that were learnt from messages; null where none were. */
export const refrainLines = ({ lines }: Sketch): SketchLine[] | null => {
  const from = lines.findIndex(({ role }) => role === 'refrain')
  return from < 0 ? null : lines.slice(from).filter(isProse)
}

/** In one order, whichever of them came first. */
export const sortTools = (tools: SketchLine[]): SketchLine[] =>
  tools.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, maxContract)

const bounded = (lines: SketchLine[]): SketchLine[] => {
  let left = maxWords
  return lines.flatMap(({ role, words }) => {
    const kept = words.slice(0, Math.max(0, Math.min(left, maxLine)))
    left -= kept.length
    return kept.length > 0 ? [lineOf(role, kept)] : []
  })
}

const wordsOf = (words: readonly string[]): SketchWord[] => {
  const verbs = new Set(verbsAt(words).map(({ at }) => at))
  return words.map((word, at) => (verbs.has(at) ? { hash: hashWord(word), weight: 'verb' } : wordOf(word)))
}

const wordOf = (word: string): SketchWord => ({ hash: hashWord(word), weight: weightOf(word) })

const weightOf = (word: string): SketchWord['weight'] => {
  return isMask(word) || stopWords.has(word) || manner.has(word) ? 'weak' : 'content'
}

/** Three bytes a word (weight and hash) and for each line's head (role and length), as base64. */
export const encodeSketch = ({ lines }: Sketch): string => {
  const bytes: number[] = []
  for (const { role, words } of lines) {
    bytes.push(0xf0 | roles.indexOf(role), 0, words.length)
    for (const { hash, weight } of words)
      bytes.push((weights.indexOf(weight) << 4) | (hash >> 16), (hash >> 8) & 0xff, hash & 0xff)
  }
  return `1.${Buffer.from(bytes).toString('base64')}`
}

/** Null for what this code did not write. */
export const decodeSketch = (encoded: string): Sketch | null => {
  if (!encoded.startsWith('1.')) return null
  const bytes = Buffer.from(encoded.slice(2), 'base64')
  const lines: SketchLine[] = []
  for (let at = 0; at + 2 < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    if (first >= 0xf0) {
      const role = roles[first & 0x0f]
      if (role === undefined) return null
      lines.push({ role, words: [], key: '' })
      continue
    }
    const weight = weights[first >> 4]
    const line = lines.at(-1)
    if (weight === undefined || line === undefined) return null
    line.words.push({ hash: ((first & 0x0f) << 16) | (second << 8) | third, weight })
  }
  return { lines: lines.map(({ role, words }) => lineOf(role, words)) }
}
