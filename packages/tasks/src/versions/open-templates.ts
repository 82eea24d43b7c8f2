import { bucketOf, Postings } from './postings.ts'
import { compareValues, nearest } from './read-filling.ts'
import { isProse, lineOf, type Sketch, type SketchLine } from './sketch.ts'
import { joinTools } from './toolbox.ts'

/** A sketch with this line names what always stands in a prompt; other lines come and go beside it. */
const openLine = lineOf('open', [{ hash: 0, weight: 'weak' }])
export const isOpen = ({ lines }: Sketch): boolean => lines.at(-1)?.role === 'open'
const openOf = (lines: SketchLine[]): Sketch => ({ lines: [...lines, openLine] })

/** So many prompts, none of which came twice, show what they share. */
const minPrompts = 4
/**
 * Where each has orders of its own they may be an author's tasks, all met for the first time: it
 * takes more of them, in traffic where prompts do come twice, or very many.
 */
const minPromptsWithOrders = 8
const manyPrompts = 24
const minWords = 8
const maxSought = 64

/**
 * What always stands in prompts that share a line, where each brings lines of its own: the lines
 * that all have are the instruction, the others material. Null where that doesn't show (yet).
 */
export const learnCore = <Peer extends { sketch: Sketch }>(
  sketch: Sketch,
  peers: readonly Peer[],
  /** how many prompts came again since this one was met */
  repeatsSince: (peer: Peer) => number,
): Learnt<Peer> | null => {
  const alike = peers.filter((peer) => haveOneContract(peer.sketch, sketch))
  if (alike.length + 1 < minPrompts) return null
  const counts = new Map<string, number>()
  for (const peer of alike) for (const key of keysOf(peer.sketch)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const share = (line: SketchLine) => (counts.get(line.key) ?? 0) / alike.length
  // an order that comes again tells tasks of one author apart, as long as they don't turn out to be many
  const sharp = coreOf(
    sketch,
    alike,
    (line) => share(line) >= 0.75 || (isOrder(line) && (counts.get(line.key) ?? 0) > 1),
  )
  if (sharp !== null && isLearnt(sharp, counts, repeatsSince)) return sharp
  const blunt = coreOf(sketch, alike, (line) => share(line) >= 0.75)
  return blunt !== null && blunt.own.length >= manyPrompts && isLearnt(blunt, counts, repeatsSince)
    ? blunt
    : null
}

type Learnt<Peer> = { core: Sketch; group: Peer[]; own: SketchLine[][] }

const coreOf = <Peer extends { sketch: Sketch }>(
  sketch: Sketch,
  peers: readonly Peer[],
  isShared: (line: SketchLine) => boolean,
): Learnt<Peer> | null => {
  const shared = sketch.lines.filter((line) => !isProse(line) || isShared(line))
  const prose = shared.filter(isProse)
  if (!saysTask(prose)) return null
  const core = new Set(prose.map(({ key }) => key))
  const group = peers.filter((peer) => {
    const keys = keysOf(peer.sketch)
    return prose.every(({ key }) => keys.has(key))
  })
  const own = [sketch, ...group.map((peer) => peer.sketch)].map(({ lines }) =>
    lines.filter((line) => isProse(line) && !core.has(line.key)),
  )
  return { core: openOf(shared), group, own }
}

/** Enough prompts have lines of their own, and none of these stands in many. */
const isLearnt = <Peer>(
  { group, own }: Learnt<Peer>,
  counts: ReadonlyMap<string, number>,
  repeatsSince: (peer: Peer) => number,
): boolean => {
  if (own.filter((lines) => lines.length > 0).length < minPrompts) return false
  for (const line of own.flat()) if ((counts.get(line.key) ?? 0) * 2 > group.length) return false
  if (!own.some((lines) => lines.some(isOrder))) return true
  const lists = own.some((lines) => lines.some(({ role }) => role === 'list'))
  const repeats = Math.max(...group.map(repeatsSince))
  return own.length >= (repeats >= 2 * own.length && !lists ? minPromptsWithOrders : manyPrompts)
}

/** Everything that always stands in the template stands in the prompt, and tools and schema are the same. */
export const fitsCore = (core: Sketch, sketch: Sketch): boolean => {
  if (!haveOneContract(core, sketch)) return false
  const keys = keysOf(sketch)
  const missing = core.lines.filter((line) => isProse(line) && !keys.has(line.key))
  if (missing.length > 3) return false
  if (missing.length === 0) return true
  const known = keysOf(core)
  const others = sketch.lines.filter((line) => isProse(line) && !known.has(line.key)).slice(0, maxSought)
  return missing.every((line) => {
    const counterpart = nearest(line, others)
    return counterpart !== null && compareValues(line, counterpart)
  })
}

/** Nothing but what always stands in the template: a filling without material, however often it came. */
export const isBare = (core: Sketch, sketch: Sketch): boolean =>
  sketch.lines.filter(isProse).length === core.lines.filter(isProse).length && fitsCore(core, sketch)

/** The prompt without what does not belong to the template, to see whether that was edited. */
export const withinCore = (core: Sketch, sketch: Sketch): Sketch => {
  const known = keysOf(core)
  const lines = core.lines.filter(isProse)
  return {
    lines: sketch.lines.filter(
      (line) => !isProse(line) || known.has(line.key) || isOrder(line) || nearest(line, lines) !== null,
    ),
  }
}

const maxBucket = 32

/** Versions by the lines of their sketch. */
export class LineIndex {
  readonly #postings = new Postings()
  readonly #keys: string[] = []

  add(key: string, sketch: Sketch): void {
    const value = this.#keys.push(key) - 1
    for (const line of anchorsOf(sketch)) this.#postings.add(bucketOf(line), value)
  }

  /** Keys of versions that share most of the lines, later ones first among equals; few enough to look at each. */
  sharing(sketch: Sketch, isWhole: boolean): string[] {
    const shares = new Map<string, number>()
    for (const line of isWhole ? proseKeys(sketch).slice(0, maxSought) : anchorsOf(sketch))
      for (const value of this.#postings.last(bucketOf(line), maxBucket)) {
        const key = this.#keys[value] ?? ''
        shares.set(key, (shares.get(key) ?? 0) + 1)
      }
    if (shares.size <= maxBucket) return [...shares.keys()]
    return [...shares.entries()]
      .reverse()
      .sort((a, b) => b[1] - a[1])
      .slice(0, maxBucket)
      .map(([key]) => key)
  }
}

const proseKeys = ({ lines }: Sketch): string[] => lines.filter(isProse).map(({ key }) => key)

/** Instructions stand first or last. */
const anchorsOf = (sketch: Sketch): string[] => {
  const keys = sketch.lines.filter((line) => isProse(line) && line.words.length > 1).map(({ key }) => key)
  return [...new Set([...keys.slice(0, 4), ...keys.slice(-3)])]
}

const keysOf = ({ lines }: Sketch): Set<string> => new Set(lines.filter(isProse).map(({ key }) => key))
/** What the schema says. */
export const contractOf = ({ lines }: Sketch): string =>
  lines
    .filter(({ role }) => role === 'contract' || role === 'member')
    .map(({ key }) => key)
    .join('\n')

/** The same schema, and tools out of one toolbox. */
const haveOneContract = (a: Sketch, b: Sketch): boolean =>
  contractOf(a) === contractOf(b) && joinTools(a, b) !== null

const isOrder = ({ role, words }: SketchLine): boolean =>
  role !== 'plain' || words.some(({ weight }) => weight === 'verb')

const saysTask = (lines: SketchLine[]): boolean => {
  const words = lines.flatMap((line) => line.words)
  if (words.length >= minWords) return true
  return words.length > 2 && (words.some(({ weight }) => weight === 'verb') || lines.some(isHead))
}

const isHead = ({ role }: SketchLine): boolean => role === 'head'
