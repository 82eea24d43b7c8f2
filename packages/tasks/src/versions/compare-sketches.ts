import { cues, metaNouns } from '../skeleton/lexicon.ts'
import { diffLines, isMaskWord } from './diff-lines.ts'
import { hashWord } from './hash-word.ts'
import { isProse, type Sketch, type SketchLine, type SketchWord } from './sketch.ts'

export type Edit = {
  /** how much of the older instruction the newer one keeps, 0 to 1 */
  kept: number
  /** labels, tools, members or the task's own sentence changed: an edit, or a task beside it that is written alike */
  decisive: boolean
  /** the sentence that says what the task is was left alone */
  sameTask: boolean
}

/**
 * What an author changed in an instruction; null where they are two tasks.
 *
 * An edit adds, removes or rewords sentences and leaves what the task is: its verbs, its object,
 * most of its labels, tools and members. Two tasks from one template keep nearly all words and
 * exchange those few. So a changed place counts by what stood there, not by how much it was.
 */
export const compareSketches = (older: Sketch, newer: Sketch): Edit | null => {
  const members = overlap(lines(older, 'member'), lines(newer, 'member'))
  const tools = containment(lines(older, 'tool'), lines(newer, 'tool'))
  if (tools < 0.5) return null
  const sameTask = sharesTask(older, newer)
  if (!sameTask && mostKept(older, newer) < minKept) return null
  const changes = align(prose(older), prose(newer))
  const changedContract = tools < 1 || members < 1
  if (changes.total === 0)
    return tools === 1 && members >= 0.5 ? { kept: 1, decisive: changedContract, sameTask: true } : null
  const kept = changes.kept / changes.total
  if (!sameTask && kept < minKept) return null
  // the same words with another schema are another task, unless it only gained or lost some members
  if (members < 0.5 && !(kept > 0.9 && isEmpty(older, 'member'))) return null
  if (changesTask(changes, primaryOf(older)) || changesLabels(prose(older), prose(newer))) return null
  if (!keepsPrimary(older, newer)) return null
  const decisive = changedContract || isDecisiveChange(changes, older, newer)
  return {
    kept: kept * (0.5 + tools / 4 + members / 4),
    decisive,
    sameTask: primaryOf(older)?.key === primaryOf(newer)?.key,
  }
}

const minKept = 0.5

/** The task's own sentence is the same, and so are all sentences like it: what differs is material. */
const sharesTask = (older: Sketch, newer: Sketch): boolean => {
  const primary = primaryOf(older)
  if (primary === undefined || !isTaskLine(primary) || primary.words.length < 4) return false
  if (primaryOf(newer)?.key !== primary.key) return false
  const [before, after] = [ordersOf(older), ordersOf(newer)]
  if (before.size !== after.size || before.size < 2) return false
  for (const key of before) if (!after.has(key)) return false
  return true
}

const ordersOf = (sketch: Sketch): Set<string> =>
  new Set(
    prose(sketch)
      .filter(({ role }) => role !== 'plain')
      .map(({ key }) => key),
  )

/** A word of labels, or of what the task's sentences say, that the other instruction has nowhere. */
const isDecisiveChange = ({ pairs, lost, gained }: Changes, older: Sketch, newer: Sketch): boolean => {
  const primary = primaryOf(older)
  const [before, after] = [hashesOf(older), hashesOf(newer)]
  const isNews = (words: SketchWord[], others: Set<number>) =>
    words.some((word) => isDecisive(word) && !others.has(word.hash) && !spoken.has(word.hash))
  for (const { older: line, newer: other, role } of pairs) {
    if (role === 'plain' && line !== primary) continue
    for (const hunk of diffLines(line, other) ?? [])
      if (!hunk.besideMask && (isNews(hunk.lost, after) || isNews(hunk.gained, before))) return true
  }
  // a label has no values in it; a record does
  const isLabel = ({ role, words }: SketchLine) => role === 'list' && !words.some(isMaskWord)
  return (
    lost.some((line) => isLabel(line) && isNews(line.words, after)) ||
    gained.some((line) => isLabel(line) && isNews(line.words, before))
  )
}

/** Words that speak of labels are none. */
const spoken = new Set([...metaNouns, ...cues].map(hashWord))

const hashesOf = (sketch: Sketch): Set<number> =>
  new Set(prose(sketch).flatMap(({ words }) => words.map(({ hash }) => hash)))

/** What can have been kept at most, by the words alone: a look that spares most comparisons. */
const mostKept = (older: Sketch, newer: Sketch): number => {
  const hashes = new Set<number>()
  let before = 0
  for (const { words } of prose(older)) {
    before += words.length
    for (const { hash } of words) hashes.add(hash)
  }
  let after = 0
  let common = 0
  for (const { words } of prose(newer)) {
    after += words.length
    for (const { hash } of words) if (hashes.has(hash)) common++
  }
  return before + after === 0 ? 1 : common / Math.max(before, after)
}

type Pair = {
  older: SketchLine
  newer: SketchLine
  role: SketchLine['role']
  lost: SketchWord[]
  gained: SketchWord[]
}
type Changes = {
  kept: number
  total: number
  pairs: Pair[]
  lost: SketchLine[]
  gained: SketchLine[]
  sameLines: number
}

const changesTask = (
  { pairs, lost, gained, sameLines }: Changes,
  primary: SketchLine | undefined,
): boolean => {
  for (const { older, role, lost: out, gained: into } of pairs) {
    const isObject = out.some(isDecisive) && into.some(isDecisive)
    if (out.some(isVerbWord) && into.some(isVerbWord)) return true
    if (isObject && (role === 'head' || older === primary)) return true
    // nothing but an exchanged word in a short prompt: a sibling, not an edit
    if (isObject && role === 'plain' && lost.length + gained.length === 0 && sameLines < 3) return true
  }
  return false
}

/** Labels, keys and their meaning: most of them must be the same, whatever their order. */
const changesLabels = (older: SketchLine[], newer: SketchLine[]): boolean => {
  const [before, after] = [labelsOf(older), labelsOf(newer)]
  let kept = 0
  for (const label of before) if (after.has(label)) kept++
  return kept < before.size && kept < after.size && kept * 2 < Math.max(before.size, after.size)
}

const labelsOf = (lines: SketchLine[]): Set<number> =>
  new Set(
    lines.flatMap(({ role, words }) =>
      role === 'list' ? words.filter(isDecisive).map(({ hash }) => hash) : [],
    ),
  )

/**
 * The first sentence with a task verb says what the task is. Its verb must still be in the newer
 * instruction, and most of its words in one sentence of it.
 */
const keepsPrimary = (older: Sketch, newer: Sketch): boolean => {
  const primary = primaryOf(older)
  if (primary === undefined) return true
  const decisive = primary.words.filter(isDecisive)
  const verb = decisive.find(isVerbWord)
  return prose(newer).some((line) => {
    if (verb !== undefined && !line.words.some(({ hash }) => hash === verb.hash)) return false
    return without(decisive, line.words).length * 2 <= decisive.length
  })
}

const isVerbWord = ({ weight }: SketchWord): boolean => weight === 'verb'
const isDecisive = ({ weight }: SketchWord): boolean => weight !== 'weak'
const isTaskLine = ({ role, words }: SketchLine): boolean => role !== 'list' && words.some(isVerbWord)
const primaryOf = (sketch: Sketch): SketchLine | undefined =>
  prose(sketch).find(isTaskLine) ?? prose(sketch)[0]

const align = (older: SketchLine[], newer: SketchLine[]): Changes => {
  const changes: Changes = { kept: 0, total: 0, pairs: [], lost: [], gained: [], sameLines: 0 }
  const left = new Map<string, SketchLine>()
  let olderWords = 0
  let newerWords = 0
  for (const line of older) {
    left.set(line.key, line)
    olderWords += line.words.length
  }
  const unmatched: SketchLine[] = []
  for (const line of newer) {
    newerWords += line.words.length
    const key = line.key
    if (!left.delete(key)) unmatched.push(line)
    else {
      changes.kept += line.words.length
      changes.sameLines++
    }
  }
  changes.total = Math.max(olderWords, newerWords)
  const remaining = [...left.values()]
  for (const line of unmatched) {
    const found = nearest(line, remaining)
    if (found === null) {
      changes.gained.push(line)
      continue
    }
    remaining.splice(remaining.indexOf(found.line), 1)
    changes.kept += found.common
    const role = line.role === 'head' || found.line.role === 'head' ? 'head' : line.role
    const pair: Pair = {
      older: found.line,
      newer: line,
      role,
      lost: without(found.line.words, line.words),
      gained: without(line.words, found.line.words),
    }
    changes.pairs.push(pair)
  }
  changes.lost = remaining
  return changes
}

/** The line that shares most words, if it shares half of them. */
const nearest = (line: SketchLine, lines: SketchLine[]): { line: SketchLine; common: number } | null => {
  let best: { line: SketchLine; common: number } | null = null
  let most = 0.5
  for (const other of lines.slice(0, 64)) {
    const common = line.words.length - without(line.words, other.words).length
    const share = (2 * common) / (line.words.length + other.words.length)
    if (share >= most && (best === null || share > most)) {
      best = { line: other, common }
      most = share
    }
  }
  return best
}

const without = (words: SketchWord[], others: SketchWord[]): SketchWord[] => {
  const hashes = new Set(others.map(({ hash }) => hash))
  return words.filter(({ hash }) => !hashes.has(hash))
}

const prose = (sketch: Sketch): SketchLine[] => sketch.lines.filter(isProse)
const lines = (sketch: Sketch, role: SketchLine['role']): Set<number> =>
  new Set(sketch.lines.filter((line) => line.role === role).map(({ words }) => words[0]?.hash ?? 0))
const isEmpty = (sketch: Sketch, role: SketchLine['role']): boolean =>
  !sketch.lines.some((line) => line.role === role)

/** The share of the smaller set that is in both, for a request offers what it may need of a toolbox. */
const containment = (a: Set<number>, b: Set<number>): number => {
  if (a.size === 0 && b.size === 0) return 1
  let common = 0
  for (const hash of a) if (b.has(hash)) common++
  return common / Math.max(1, Math.min(a.size, b.size))
}

/** The share of the larger set that is in both; 1 where both are empty. */
const overlap = (a: Set<number>, b: Set<number>): number => {
  const larger = Math.max(a.size, b.size)
  if (larger === 0) return 1
  let common = 0
  for (const hash of a) if (b.has(hash)) common++
  return common / larger
}
