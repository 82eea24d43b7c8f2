import type { Peer } from './find-refrain.ts'
import type { MessageLine } from './read-lines.ts'

export type Message = Peer & {
  /** of the whole text */
  hash: string
  /** what its own words made of it; null where they left it open */
  fingerprint: string | null
}

const capacity = 1_024
const maxBucket = 16

/** The last messages that no refrain explains, by what their lines are, begin and end with. */
export class Unexplained {
  readonly #ring: ({ message: Message; anchors: number[] } | null)[] = Array.from(
    { length: capacity },
    () => null,
  )
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
type Bucket = { slots: number[]; count: number; dueAt: number }

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
