import { digest } from '../digest.ts'
import type { KnownVersion } from '../types.ts'
import { isProse, refrainLines, type Sketch } from '../versions/sketch.ts'
import { findRefrain } from './find-refrain.ts'
import { keyOf } from './key-of.ts'
import type { Learning } from './learning.ts'
import type { MessageLine } from './read-lines.ts'
import { type Element, type Explained, elementOf, generalises, linesOf, type Refrain } from './refrain.ts'
import { seedOf } from './seed.ts'
import {
  anchorsOf,
  headAnchor,
  keyAnchor,
  type Message,
  tailAnchor,
  Unexplained,
  wholeAnchor,
} from './unexplained.ts'

const maxRefrains = 4_096
const maxOfAnchor = 32

/**
 * What always stands in messages that differ in all else, learnt from traffic: where neither a
 * system prompt nor a known form of words says what the instruction is, that it comes again does.
 */
export class Refrains {
  readonly #byAnchor = new Map<number, Refrain[]>()
  readonly #bySeed = new Map<number, Refrain[]>()
  readonly #fingerprints = new Set<string>()
  /** in the order in which they were learnt */
  readonly #learnt: Learning['refrains'] = []
  readonly #unexplained = new Unexplained()

  readonly #isVersion: (fingerprint: string) => boolean

  /** `isVersion`: a version of its own has this fingerprint */
  constructor(
    known: readonly KnownVersion[],
    decode: (sketch: string) => Sketch | null,
    isVersion: (fingerprint: string) => boolean,
    before: Learning | null,
  ) {
    this.#isVersion = isVersion
    if (before !== null) {
      for (const { refrain, seed } of before.refrains) this.#keep(refrain, seed)
      this.#unexplained.restore(before.unexplained)
    }
    // what was told before the learning was given out is in it, and more exactly
    for (const { fingerprint, sketch: encoded } of known.toSorted(inOrder)) {
      if (before !== null && this.#fingerprints.has(fingerprint)) continue
      const sketch = decode(encoded)
      if (sketch === null) continue
      const stored = refrainLines(sketch)
      if (stored === null || stored.length === 0) continue
      const weight = stored.flatMap(({ words }) => words).filter((word) => word.weight !== 'weak').length
      this.#keep({ elements: stored.map(elementOf), weight, fingerprint }, seedOfSketch(sketch))
    }
  }

  /** All of it, for the next start. */
  get learning(): Learning {
    return { refrains: this.#learnt, unexplained: this.#unexplained.state }
  }

  /** When the oldest message that is held was met; null where there is none. */
  get since(): number | null {
    return this.#unexplained.since
  }

  /** What messages from before then have shown, and no others with them. */
  forget(before: number): void {
    this.#unexplained.forget(before)
  }

  /** The refrain that explains most of a message. */
  explain(lines: readonly MessageLine[], seed: number): Explained | null {
    let best: Explained | null = null
    for (const anchor of anchorsOf(lines, seed))
      for (const refrain of this.#byAnchor.get(anchor) ?? []) {
        if (best !== null && !isMore(refrain, best.refrain)) continue
        const found = linesOf(refrain, lines)
        if (found !== null) best = { refrain, lines: found }
      }
    return best
  }

  /** Takes a message that no refrain explains; what it shows together with others before it, or null. */
  learn(
    text: string,
    lines: readonly MessageLine[],
    seed: number,
    /** by its own words alone, where they say what to do */
    fingerprint: string | null,
    at: number,
    fingerprintOf: (explained: Explained) => string,
  ): Explained | null {
    if (lines.length === 0) return null
    const hash = digest(
      text.length <= maxHashed
        ? text
        : `${text.length}${text.slice(0, maxHashed / 2)}${text.slice(-maxHashed / 2)}`,
    )
    if (this.#unexplained.has(hash)) return null
    const anchors = anchorsOf(lines, seed)
    let best: ReturnType<typeof findRefrain<Message>> = null
    for (const group of this.#unexplained.groups(anchors)) {
      const found = findRefrain(lines, group)
      if (found !== null && (best === null || found.weight > best.weight)) best = found
    }
    const spoken = best === null ? null : linesOf(best, lines)
    if (best === null || spoken === null || this.#learnt.length >= maxRefrains) {
      this.#unexplained.add({ lines, hash, fingerprint, at }, anchors)
      return null
    }
    this.#unexplained.remove(best.members)
    const { elements, weight } = best
    const agreed = best.members.every((member) => member.fingerprint === fingerprint) ? fingerprint : null
    const refrain: Refrain = { elements, weight, fingerprint: '' }
    const special = this.#special(refrain, seed)
    const free = agreed !== null && !this.#fingerprints.has(agreed) && this.#isVersion(agreed) ? agreed : null
    refrain.fingerprint = special?.fingerprint ?? free ?? fingerprintOf({ refrain, lines: spoken })
    this.#keep(refrain, seed)
    return { refrain, lines: spoken }
  }

  /** One that says more, which some of its messages leave out: it was learnt from too few. */
  #special(refrain: Refrain, seed: number): Refrain | null {
    for (const other of this.#bySeed.get(seed) ?? []) if (generalises(refrain, other)) return other
    return null
  }

  #keep(refrain: Refrain, seed: number): void {
    const { elements } = refrain
    for (const anchor of new Set([anchorOf(elements[0], seed), anchorOf(elements.at(-1), seed)])) {
      const others = this.#byAnchor.get(anchor) ?? []
      this.#byAnchor.set(anchor, [...others, refrain].slice(-maxOfAnchor))
    }
    const beside = this.#bySeed.get(seed)
    if (beside === undefined) this.#bySeed.set(seed, [refrain])
    else beside.push(refrain)
    this.#fingerprints.add(refrain.fingerprint)
    this.#learnt.push({ refrain, seed })
  }
}

const maxHashed = 16_000

const inOrder = (a: KnownVersion, b: KnownVersion): number =>
  a.firstSeen - b.firstSeen || (a.versionKey < b.versionKey ? -1 : 1)

const isMore = (refrain: Refrain, other: Refrain): boolean =>
  refrain.weight === other.weight ? refrain.fingerprint < other.fingerprint : refrain.weight > other.weight

/** Where to look for it: by how messages begin or end that have it. */
const anchorOf = (element: Element | undefined, seed: number): number => {
  const { head, tail, isWhole } = element ?? { head: [], tail: [], isWhole: true }
  if (isWhole) return wholeAnchor(keyOf(head), seed)
  if (head.length > 1) return headAnchor(head, seed)
  return tail.length > 1 ? tailAnchor(tail, seed) : keyAnchor(head, seed)
}

const seedOfSketch = (sketch: Sketch): number => {
  const schema = sketch.lines.find(({ role }) => role === 'contract')?.words[0]?.hash ?? 0
  const from = sketch.lines.findIndex(({ role }) => role === 'refrain')
  const system = sketch.lines.slice(0, from).filter(isProse)
  return seedOf(
    schema,
    system.map(({ words }) => words.map(({ hash }) => hash)),
  )
}
