import type { Peer } from './find-refrain.ts'
import type { UnexplainedState } from './learning.ts'
import type { MessageLine } from './read-lines.ts'

export type Message = Peer & {
  /** of the whole text */
  hash: string
  /** what its own words made of it; null where they left it open */
  fingerprint: string | null
  /** when it was met */
  at: number
}

/** A message in the ring, with the numbers by which it is found. */
export type Held = { message: Message; anchors: number[] }

const capacity = 1_024
const maxBucket = 16

/** The last messages that no refrain explains, by what their lines are, begin and end with. */
export class Unexplained {
  readonly #ring: (Held | null)[] = Array.from({ length: capacity }, () => null)
  readonly #buckets = new Map<number, Bucket>()
  readonly #hashes = new Map<string, number>()
  #next = 0

  has(hash: string): boolean {
    return this.#hashes.has(hash)
  }

  add(message: Message, anchors: number[]): void {
    const slot = this.#next
    this.#next = (slot + 1) % capacity
    this.#drop(slot)
    const lines = message.lines.map(({ hashes, key, weight }) => ({ hashes, key, weight }))
    this.#ring[slot] = { message: { ...message, lines }, anchors }
    this.#hashes.set(message.hash, slot)
    for (const anchor of anchors) {
      const bucket = this.#buckets.get(anchor)
      if (bucket === undefined) this.#buckets.set(anchor, { slots: [slot], count: 1, dueAt: 0 })
      else {
        bucket.count++
        bucket.slots.push(slot)
        if (bucket.slots.length > maxBucket) bucket.slots.shift()
      }
    }
  }

  /** The groups of messages that begin or end like this one and are worth a look, the largest first. */
  groups(anchors: readonly number[]): Message[][] {
    const groups = new Map<string, number[]>()
    for (const anchor of anchors) {
      const bucket = this.#buckets.get(anchor)
      if (bucket !== undefined && isDue(bucket)) groups.set(bucket.slots.join(' '), bucket.slots)
    }
    return [...groups.values()]
      .sort((a, b) => b.length - a.length)
      .map((slots) => slots.flatMap((slot) => this.#ring[slot]?.message ?? []))
  }

  remove(messages: readonly Message[]): void {
    for (const { hash } of messages) {
      const slot = this.#hashes.get(hash)
      if (slot !== undefined) this.#drop(slot)
    }
  }

  /** Those that were met before then are gone, as if they had never come. */
  forget(before: number): void {
    for (const [slot, held] of this.#ring.entries())
      if (held !== null && held.message.at < before) this.#drop(slot)
  }

  /** When the oldest was met; null where there is none. */
  get since(): number | null {
    let since: number | null = null
    for (const held of this.#ring)
      if (held !== null && (since === null || held.message.at < since)) since = held.message.at
    return since
  }

  /** The messages in the order in which they came. */
  get state(): UnexplainedState {
    const held: UnexplainedState['held'] = []
    for (let step = 0; step < capacity; step++) {
      const slot = (this.#next + step) % capacity
      const one = this.#ring[slot]
      if (one !== null && one !== undefined) held.push({ slot, held: one })
    }
    const buckets = [...this.#buckets].map(([anchor, bucket]) => ({ anchor, bucket }))
    return { next: this.#next, held, buckets }
  }

  restore({ next, held, buckets }: UnexplainedState): void {
    this.#next = next
    for (const { slot, held: one } of held) {
      this.#ring[slot] = one
      this.#hashes.set(one.message.hash, slot)
    }
    for (const { anchor, bucket } of buckets) this.#buckets.set(anchor, bucket)
  }

  #drop(slot: number): void {
    const held = this.#ring[slot]
    if (held === null || held === undefined) return
    this.#ring[slot] = null
    this.#hashes.delete(held.message.hash)
    for (const anchor of held.anchors) {
      const bucket = this.#buckets.get(anchor)
      if (bucket === undefined) continue
      bucket.slots = bucket.slots.filter((other) => other !== slot)
      if (bucket.slots.length === 0) this.#buckets.delete(anchor)
    }
  }
}

/** How many there have been, and the last of them. */
export type Bucket = { slots: number[]; count: number; dueAt: number }

const minPeers = 3
const closely = 8

/** Where many have shown nothing yet, the next one hardly will. */
const isDue = (bucket: Bucket): boolean => {
  if (bucket.slots.length < minPeers || bucket.count < bucket.dueAt) return false
  if (bucket.count >= closely) bucket.dueAt = Math.ceil(bucket.count * 1.2)
  return true
}

const keyed = /^[^:]{1,30}:(?:\s|$)/

/** Numbers by which messages that begin or end alike are found. */
export const anchorsOf = (lines: readonly MessageLine[], seed: number): number[] => {
  const anchors = new Set<number>()
  for (const line of [lines[0], lines.at(-1)]) {
    if (line === undefined) continue
    const { hashes, key, text } = line
    anchors.add(wholeAnchor(key, seed))
    if (keyed.test(text)) anchors.add(keyAnchor(hashes, seed))
    if (hashes.length < 2) continue
    anchors.add(headAnchor(hashes, seed))
    anchors.add(tailAnchor(hashes, seed))
  }
  return [...anchors]
}

export const wholeAnchor = (key: number, seed: number): number => mix(key, seed)
export const headAnchor = (hashes: readonly number[], seed: number): number =>
  mix(((hashes[0] ?? 0) << 1) ^ Math.imul(hashes[1] ?? 0, 0x85ebca6b), seed ^ 0x51ed270b)
export const tailAnchor = (hashes: readonly number[], seed: number): number =>
  mix(((hashes.at(-1) ?? 0) << 1) ^ Math.imul(hashes.at(-2) ?? 0, 0x85ebca6b), seed ^ 0x2545f491)
/** "Question: …" */
export const keyAnchor = (hashes: readonly number[], seed: number): number =>
  mix(hashes[0] ?? 0, seed ^ 0x68bc21eb)

const mix = (value: number, seed: number): number => {
  let mixed = Math.imul(value ^ seed ^ (value >>> 15), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
