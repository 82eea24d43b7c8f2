import { taskVerbs } from './lexicon.ts'

export type TaskVerb = { verb: string; at: number }

const before = new Set(
  'and then to must should please will shall you not always never or only now also that who which can by for of is first your'.split(
    ' ',
  ),
)

/** The task verbs of a sentence that stand where a verb stands: "order" is a noun in "the late order". */
export const verbsAt = (words: readonly string[]): TaskVerb[] => {
  const found: TaskVerb[] = []
  for (let at = 0; at < words.length; at++) {
    const previous = words[at - 1]
    if (previous !== undefined && !before.has(previous)) continue
    if (words[at] === 'list' && words[at + 1] === 'of') continue
    const verb = verbOf(words[at] ?? '', previous)
    if (verb !== null) found.push({ verb, at })
  }
  return found
}

/** "classifies", "classifying" -> "classify" */
export const verbOf = (word: string, previous?: string): string | null => {
  if (taskVerbs.has(word))
    return previous === 'of' || previous === 'for' || previous === 'is' || previous === 'your' ? null : word
  for (const [ending, base] of endings) {
    if (!word.endsWith(ending)) continue
    const verb = word.slice(0, -ending.length) + base
    if (taskVerbs.has(verb)) return verb
  }
  return null
}

const endings = [
  ['ies', 'y'],
  ['es', 'e'],
  ['s', ''],
  ['ying', 'y'],
  ['ing', 'e'],
  ['ing', ''],
] as const
