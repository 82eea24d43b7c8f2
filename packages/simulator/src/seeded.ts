import { hash } from 'node:crypto'

/** A stable key of any parts; the separator can't appear in JSON text, so parts never run into one another. */
export function keyOf(...parts: (string | number)[]): string {
  return hash('sha1', joined(parts))
}

function joined(parts: readonly (string | number)[]): string {
  return parts.join('\u0000')
}

/** Four of the bytes as a whole number with a sign. */
function wordAt(bytes: string, at: number): number {
  const [first, second] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1)]
  return (first << 24) | (second << 16) | (bytes.charCodeAt(at + 2) << 8) | bytes.charCodeAt(at + 3)
}

/** A number in [0, 1) that depends on the parts alone. */
export function unitOf(...parts: (string | number)[]): number {
  return Number.parseInt(keyOf(...parts).slice(0, 13), 16) / 2 ** 52
}

export type Random = {
  /** in [0, 1) */
  next(): number
  /** both ends included */
  int(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  shuffle<T>(list: readonly T[]): T[]
}

/** sfc32, seeded by the parts: the same parts give the same sequence on any machine. */
export function randomOf(...parts: (string | number)[]): Random {
  // A simulated week asks for a million sequences: reading numbers from hex would take as long as the hash.
  const bytes = hash('sha1', joined(parts), 'binary')
  let [a, b, c, counter] = [wordAt(bytes, 0), wordAt(bytes, 4), wordAt(bytes, 8), wordAt(bytes, 12)]
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    pick: <T>(list: readonly T[]) => list[int(0, list.length - 1)] as T,
    chance: (probability) => next() < probability,
    shuffle: <T>(list: readonly T[]) => {
      const result = [...list]
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i)
        const held = result[i] as T
        result[i] = result[j] as T
        result[j] = held
      }
      return result
    },
  }
}
