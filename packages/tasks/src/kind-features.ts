import type { Instruction } from './skeleton/read-instruction.ts'

const maxFeatures = 160

/** What of an instruction may speak for a kind: its words, pairs of them, and how its sentences begin. */
export const featuresOf = ({ sentences }: Pick<Instruction, 'sentences'>): Set<string> => {
  const features = new Set<string>()
  for (const { words } of sentences) {
    let previous = '^'
    for (const word of words) {
      if (features.size >= maxFeatures) return features
      features.add(word)
      features.add(`${previous}_${word}`)
      previous = word
    }
  }
  return features
}
