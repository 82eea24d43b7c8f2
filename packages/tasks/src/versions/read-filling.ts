import { masks } from '../skeleton/mask-words.ts'
import { diffLines, isMaskWord } from './diff-lines.ts'
import { hashWord } from './hash-word.ts'
import { isProse, lineOf, type Sketch, type SketchLine, type SketchWord } from './sketch.ts'
import { joinTools, withoutTools } from './toolbox.ts'

export type Filling =
  /** the values were not recognised as such everywhere, but stand where values stand */
  | { relation: 'filling'; merged: Sketch }
  /** words were exchanged in one place of one sentence, and no mask says that values stand there */
  | { relation: 'sibling'; place: string; minValues: number; merged: Sketch }

const maxValue = 4

/** So many values in one place are a slot; fewer are tasks that one author wrote alike. */
const minValues = 4
/** What stands right after a name describes it, and varies as names do. */
const minDescriptions = 3

/**
 * Whether two instructions are one template with other values in it: the same sentences and members,
 * tools out of one toolbox, other words only beside or in place of a mask ("for ebay" and "for N").
 */
export const readFilling = (older: Sketch, newer: Sketch): Filling | null => {
  const tools = joinTools(older, newer)
  if (tools === null) return null
  const filling = compareLines(withoutMark(withoutTools(older)), withoutMark(withoutTools(newer)))
  if (filling === null) return null
  const lines = [...filling.merged.lines, ...tools]
  const mark = older.lines.findIndex(isMark)
  if (mark >= 0) lines.splice(mark, 0, ...older.lines.slice(mark, mark + 1))
  return { ...filling, merged: { lines } }
}

/** Whether sentences were learnt or read makes them no other sentences. */
const isMark = ({ role }: SketchLine): boolean => role === 'refrain'
const withoutMark = ({ lines }: Sketch): Sketch => ({ lines: lines.filter((line) => !isMark(line)) })

const compareLines = (older: Sketch, newer: Sketch): Filling | null => {
  if (older.lines.length !== newer.lines.length) return null
  // most sentences are the same in any two fillings: a look at the keys rules the rest out
  const left = new Map(newer.lines.map((line) => [placeKey(line), line]))
  const open: { line: SketchLine; index: number }[] = []
  older.lines.forEach((line, index) => {
    if (!left.delete(placeKey(line))) open.push({ line, index })
  })
  if (open.length !== left.size || open.length > 6) return null
  const merged = [...older.lines]
  const exchanged: string[] = []
  for (const { line, index } of open) {
    // another schema
    if (!isProse(line)) return null
    const [only] = left.values()
    const counterpart = open.length === 1 && only !== undefined ? only : nearest(line, [...left.values()])
    if (counterpart === null || !isProse(counterpart)) return null
    left.delete(placeKey(counterpart))
    const general = generalise(line, counterpart)
    if (general === null) return null
    merged[index] = general.line
    exchanged.push(...general.exchanged.map((at) => `${index} ${at} ${line.words.length}`))
  }
  if (exchanged.length === 0) return { relation: 'filling', merged: { lines: merged } }
  return exchanged.length === 1
    ? { relation: 'sibling', ...placeOf(older, exchanged[0] ?? ''), merged: { lines: merged } }
    : null
}

/** The template around the place, so that siblings of one template have the same. */
const placeOf = (sketch: Sketch, exchanged: string): { place: string; minValues: number } => {
  const [index, at] = exchanged.split(' ').map(Number)
  const before = sketch.lines[index ?? 0]?.words.slice(0, at) ?? []
  return {
    place: `${index} ${before.map(({ hash }) => hash).join(' ')}`,
    minValues: before.at(-1)?.hash === nameMask.hash ? minDescriptions : minValues,
  }
}

const nameMask: SketchWord = { hash: hashWord(masks.name), weight: 'weak' }

const keys = new Set(
  ['goal', 'objective', 'topic', 'subject', 'theme', 'query', 'question', 'focus', 'request'].map(hashWord),
)

/** The older line with a mask wherever values stand; `exchanged`: places where no mask did so yet. */
const generalise = (
  older: SketchLine,
  newer: SketchLine,
): { line: SketchLine; exchanged: number[] } | null => {
  const [first] = older.words
  // "Goal: …" and then something else each time
  if (first !== undefined && keys.has(first.hash) && newer.words[0]?.hash === first.hash)
    return { line: lineOf(older.role, [first, nameMask]), exchanged: [1] }
  const hunks = diffLines(older, newer)
  if (hunks === null) return null
  const words = [...older.words]
  const exchanged: number[] = []
  for (const { lost, gained, at, besideMask } of hunks.toReversed()) {
    if (lost.length > maxValue || gained.length > maxValue) return null
    if ([...lost, ...gained].some(({ weight }) => weight === 'verb')) return null
    const isValue =
      standsForValue(lost, gained) ||
      standsForValue(gained, lost) ||
      (besideMask && isPartOfName(lost, gained))
    if (!isValue) {
      if (
        lost.length === 0 ||
        gained.length === 0 ||
        ![...lost, ...gained].some(({ weight }) => weight === 'content')
      )
        return null
      exchanged.push(at)
    }
    const masked = lost.find(isMaskWord) ?? gained.find(isMaskWord) ?? nameMask
    words.splice(at, lost.length, ...(besideMask && isValue && !lost.some(isMaskWord) ? [] : [masked]))
  }
  return { line: lineOf(older.role, words), exchanged }
}

/** Two sentences of which one has values where the other has others. */
export const compareValues = (older: SketchLine, newer: SketchLine): boolean =>
  generalise(older, newer)?.exchanged.length === 0

export const nearest = (line: SketchLine, lines: SketchLine[]): SketchLine | null => {
  let best: SketchLine | null = null
  let most = 0.4
  for (const other of lines) {
    const hashes = new Set(other.words.map(({ hash }) => hash))
    const common = line.words.filter(({ hash }) => hashes.has(hash)).length
    const share = (2 * common) / (line.words.length + other.words.length)
    if (share > most) [best, most] = [other, share]
  }
  return best
}

const placeKey = (line: SketchLine): string => (isProse(line) ? line.key : `${line.role} ${line.key}`)

/** "N" where the other has "ebay". */
const standsForValue = (masked: SketchWord[], value: SketchWord[]): boolean =>
  masked.length > 0 && value.length > 0 && masked.every(isMaskWord)

/** "N" where the other has "N corp". */
const isPartOfName = (lost: SketchWord[], gained: SketchWord[]): boolean =>
  Math.min(lost.length, gained.length) === 0 && Math.max(lost.length, gained.length) <= 2
