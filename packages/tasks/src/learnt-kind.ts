import { featuresOf } from './kind-features.ts'
import { biases, signWeights, wordWeights } from './kind-weights.ts'
import type { Instruction } from './skeleton/read-instruction.ts'

/** The kinds that words and replies tell apart; tools and agents are told by their contract. */
export const learntKinds = ['classify', 'rank', 'extract', 'code', 'summarize', 'text'] as const
export type LearntKind = (typeof learntKinds)[number]

type Table = ReadonlyMap<string, readonly number[]>

const tableOf = (paragraphs: { readonly [kind in LearntKind]: string }): Table => {
  const table = new Map<string, number[]>()
  for (const [at, kind] of learntKinds.entries())
    for (const [, feature = '', tenths] of paragraphs[kind].matchAll(/(\S+?)([+-]\d+)(?=\s)/g)) {
      const weights = table.get(feature) ?? learntKinds.map(() => 0)
      weights[at] = Number(tenths)
      table.set(feature, weights)
    }
  return table
}

const ofWords = tableOf(wordWeights)
const ofSigns = tableOf(signWeights)

/** How much words and replies speak for each kind, in the order of `learntKinds`. */
export const scoreKinds = (
  instruction: Pick<Instruction, 'sentences'>,
  signs: ReadonlyMap<string, number>,
  edges: Iterable<string> = [],
): number[] => {
  const said = learntKinds.map(() => 0)
  let known = 0
  for (const feature of featuresOf(instruction, edges)) {
    const weights = ofWords.get(feature)
    if (weights === undefined) continue
    known++
    for (const [at, weight] of weights.entries()) said[at] = (said[at] ?? 0) + weight
  }
  const scale = 1 / Math.sqrt(known + 2)
  const scores = said.map((sum, at) => (biases[at] ?? 0) + sum * scale)
  for (const [sign, share] of signs)
    for (const [at, weight] of (ofSigns.get(sign) ?? []).entries())
      scores[at] = (scores[at] ?? 0) + (weight * share) / 2
  return scores
}

/** In tenths; a message's own first line seldom reaches it. */
const leastLead = 2.5

/** The words are such as orders have: they speak clearly for one kind and against others. */
export const soundsLikeTask = (words: readonly string[]): boolean => {
  const scores = scoreKinds({ sentences: [{ words, role: 'head' }] }, new Map())
  const [most = 0, next = 0] = scores.toSorted((a, b) => b - a)
  return most - next >= leastLead && scores.indexOf(most) !== learntKinds.indexOf('text')
}
