import { Postings } from './postings.ts'
import { isProse, type Sketch } from './sketch.ts'

const bands = 24
const rows = 2
/** Of a bucket its last comers are looked at and no more, so that boilerplate shared by all costs no more than a few looks. */
const maxBucket = 24
const maxNear = 12

/** Finds what may be alike without looking at all there is: MinHash signatures in locality-sensitive bands. */
export class SimilarIndex {
  readonly #postings = new Postings()
  readonly #keys: string[] = []

  add(key: string, sketch: Sketch): void {
    const value = this.#keys.push(key) - 1
    for (const bucket of bucketsOf(sketch)) this.#postings.add(bucket, value)
  }

  /** Keys of what may be alike, those that share most bands first. */
  near(sketch: Sketch): string[] {
    const hits = new Map<string, number>()
    for (const bucket of bucketsOf(sketch))
      for (const value of this.#postings.last(bucket, maxBucket)) {
        const key = this.#keys[value] ?? ''
        hits.set(key, (hits.get(key) ?? 0) + 1)
      }
    return [...hits]
      .sort(([a, hitsOfA], [b, hitsOfB]) => hitsOfB - hitsOfA || (a < b ? -1 : 1))
      .slice(0, maxNear)
      .map(([key]) => key)
  }
}

const bucketsOf = (sketch: Sketch): number[] => {
  const signature = minHash(featuresOf(sketch))
  const buckets: number[] = []
  for (let band = 0; band < bands; band++)
    buckets.push(
      mix((signature[band * rows] ?? 0) ^ Math.imul((signature[band * rows + 1] ?? 0) + band, 0x9e3779b1)),
    )
  return buckets
}

/** Pairs of neighbouring words, and every decisive word alone. */
const featuresOf = ({ lines }: Sketch): Set<number> => {
  const features = new Set<number>()
  const hasProse = lines.some(isProse)
  for (const { role, words } of lines) {
    if (role === 'contract' || (role === 'tool' && hasProse)) continue
    let before = 0
    for (const { hash, weight } of words) {
      features.add((Math.imul(before, 0x9e3779b1) ^ hash) >>> 0)
      if (weight !== 'weak') features.add(hash)
      before = hash
    }
  }
  return features
}

const none = 0xffffffff

/** One permutation hashing: every feature falls into one place of the signature; an empty place takes from the next. */
const minHash = (features: Set<number>): Uint32Array => {
  const size = bands * rows
  const signature = new Uint32Array(size).fill(none)
  for (const feature of features) {
    const mixed = mix(feature)
    const place = mixed % size
    const value = mix(mixed ^ 0x85ebca6b)
    if (value < (signature[place] ?? 0)) signature[place] = value
  }
  const dense = new Uint32Array(size)
  for (let place = 0; place < size; place++) {
    let distance = 0
    while (distance < size && signature[(place + distance) % size] === none) distance++
    dense[place] = (signature[(place + distance) % size] ?? none) + Math.imul(distance, 0x9e3779b1)
  }
  return dense
}

const mix = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
