import { keyOf } from './key-of.ts'
import type { Element, Refrain } from './refrain.ts'
import type { Bucket, Held } from './unexplained.ts'

/** What has been learnt from messages so far, and what is half learnt. */
export type Learning = {
  refrains: { refrain: Refrain; seed: number }[]
  unexplained: UnexplainedState
}

export type UnexplainedState = {
  /** the place in the ring that is taken next */
  next: number
  held: { slot: number; held: Held }[]
  buckets: { anchor: number; bucket: Bucket }[]
}

/** in characters: beyond it the oldest messages are left out */
const maxEncoded = 4_000_000

export type EncodedLearning = [
  refrains: EncodedRefrain[],
  next: number,
  held: EncodedHeld[],
  buckets: number[][],
]
type EncodedRefrain = [
  seed: number,
  weight: number,
  fingerprint: string,
  elements: [head: string, tail: string, isWhole: 0 | 1][],
]
type EncodedHeld = [
  slot: number,
  hash: string,
  fingerprint: string | null,
  at: number,
  anchors: number[],
  lines: [weight: number, hashes: string][],
]

export const encodeLearning = ({ refrains, unexplained }: Learning): EncodedLearning => {
  const learnt = refrains.map(
    ({ refrain: { elements, weight, fingerprint }, seed }): EncodedRefrain => [
      seed,
      weight,
      fingerprint,
      elements.map(({ head, tail, isWhole }) => [pack(head), pack(tail), isWhole ? 1 : 0]),
    ],
  )
  let length = JSON.stringify(learnt).length
  const held: EncodedHeld[] = []
  // the newest first
  for (const { slot, held: one } of unexplained.held.toReversed()) {
    const encoded = encodeHeld(slot, one)
    length += 120 + encoded[5].reduce((sum, [, hashes]) => sum + hashes.length + 8, 0)
    if (length > maxEncoded) break
    held.push(encoded)
  }
  const slots = new Set(held.map(([slot]) => slot))
  const buckets = unexplained.buckets.flatMap(({ anchor, bucket }) => {
    const kept = bucket.slots.filter((slot) => slots.has(slot))
    return kept.length === 0 ? [] : [[anchor, bucket.count, bucket.dueAt, ...kept]]
  })
  return [learnt, unexplained.next, held.reverse(), buckets]
}

const encodeHeld = (slot: number, { message, anchors }: Held): EncodedHeld => [
  slot,
  message.hash,
  message.fingerprint,
  message.at,
  anchors,
  message.lines.map(({ weight, hashes }) => [weight, pack(hashes)]),
]

export const decodeLearning = ([learnt, next, held, buckets]: EncodedLearning): Learning => ({
  refrains: learnt.map(([seed, weight, fingerprint, elements]) => ({
    seed,
    refrain: { weight, fingerprint, elements: elements.map(elementOf) },
  })),
  unexplained: {
    next,
    held: held.map(([slot, hash, fingerprint, at, anchors, lines]) => ({
      slot,
      held: { message: { hash, fingerprint, at, lines: lines.map(lineOf) }, anchors },
    })),
    buckets: buckets.map(([anchor = 0, count = 0, dueAt = 0, ...slots]) => ({
      anchor,
      bucket: { slots, count, dueAt },
    })),
  },
})

const elementOf = ([head, tail, isWhole]: EncodedRefrain[3][number]): Element => ({
  head: unpack(head),
  tail: unpack(tail),
  isWhole: isWhole === 1,
})

const lineOf = ([weight, packed]: EncodedHeld[5][number]): Held['message']['lines'][number] => {
  const hashes = unpack(packed)
  return { hashes, key: keyOf(hashes), weight }
}

/** A word's hash has 20 bits: three bytes each, as base64. */
const pack = (hashes: readonly number[]): string => {
  const bytes = Buffer.allocUnsafe(hashes.length * 3)
  let at = 0
  for (const hash of hashes) at = bytes.writeUIntBE(hash, at, 3)
  return bytes.toString('base64')
}

const unpack = (packed: string): number[] => {
  const bytes = Buffer.from(packed, 'base64')
  return Array.from({ length: bytes.length / 3 }, (_, index) => bytes.readUIntBE(index * 3, 3))
}
