import type { Conversation } from '@tierdrop/wire'
import { addPairs } from './kind-features.ts'
import { maskWords } from './skeleton/mask-words.ts'
import { firstUserText } from './skeleton/read-instruction.ts'

const maxText = 4_000
const maxLine = 300
const maxWords = 24

/**
 * The words of a message's first two lines and of its last one, where orders stand that are not told
 * from what they are applied to. What the messages of a version share of them is no one's material.
 */
export const edgeWords = (conversation: Conversation): Set<string> => {
  const words = new Set<string>()
  const lines = firstUserText(conversation)
    .slice(0, maxText)
    .split('\n')
    .filter((line) => line.trim() !== '')
  for (const line of lines.slice(0, 2)) addPairs(maskWords(line.slice(0, maxLine)).slice(0, maxWords), words)
  const last = lines.length > 1 ? lines.at(-1) : undefined
  if (last !== undefined) addPairs(maskWords(last.slice(0, maxLine)).slice(-maxWords), words)
  return words
}
