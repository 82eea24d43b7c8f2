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
  return new Sequence(hash('sha1', joined(parts), 'binary'))
}

/** A simulated week asks for a million of them. */
class Sequence implements Random {
  #a: number
  #b: number
  #c: number
  #counter: number

  constructor(bytes: string) {
    this.#a = wordAt(bytes, 0)
    this.#b = wordAt(bytes, 4)
    this.#c = wordAt(bytes, 8)
    this.#counter = wordAt(bytes, 12)
  }

  next(): number {
    const [b, c] = [this.#b, this.#c]
    const t = (((this.#a + b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 2 ** 32
  }

  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  shuffle<T>(list: readonly T[]): T[] {
    const result = [...list]
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.int(0, i)
      const held = result[i] as T
      result[i] = result[j] as T
      result[j] = held
    }
    return result
  }
}
