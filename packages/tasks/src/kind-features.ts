import type { Instruction } from './skeleton/read-instruction.ts'

const maxFeatures = 160

/** Scripts without spaces: pairs of characters stand for words. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const maxUnspaced = 80
const stemLength = 5

/**
 * What of an instruction may speak for a kind: its words, pairs of them, how its sentences begin, and
 * stems ("summarise", "summary", "résumez" have little else in common with their likes).
 * `edges`: the same of what the messages' own words have in common.
 */
export const featuresOf = (
  { sentences }: Pick<Instruction, 'sentences'>,
  edges: Iterable<string> = [],
): Set<string> => {
  const features = new Set<string>()
  for (const { words } of sentences) {
    if (features.size >= maxFeatures) break
    addPairs(words, features)
  }
  for (const edge of edges) features.add(edge)
  return new Set([...features, ...stemsOf(features)])
}

export const addPairs = (words: readonly string[], features: Set<string>): void => {
  let previous = '^'
  for (const word of words) {
    if (features.size >= maxFeatures) return
    features.add(word)
    features.add(`${previous}_${word}`)
    previous = word
  }
}

const stemsOf = (features: ReadonlySet<string>): Set<string> => {
  const stems = new Set<string>()
  for (const feature of features) {
    if (feature.length > stemLength && !feature.includes('_')) stems.add(`${feature.slice(0, stemLength)}*`)
    if (!unspaced.test(feature)) continue
    for (let at = 0; at + 1 < Math.min(feature.length, maxUnspaced); at++) {
      const pair = feature.slice(at, at + 2)
      if (!pair.includes('_')) stems.add(`${pair}*`)
    }
  }
  return stems
}
