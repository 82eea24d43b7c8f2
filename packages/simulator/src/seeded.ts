import { hash } from 'node:crypto'

/** A stable key of any parts; the separator can't appear in JSON text, so parts never run into one another. */
export function keyOf(...parts: (string | number)[]): string {
  return hash('sha1', parts.join('\u0000'))
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
  const key = keyOf(...parts)
  let [a, b, c, counter] = [0, 8, 16, 24].map((at) => Number.parseInt(key.slice(at, at + 8), 16) | 0) as [
    number,
    number,
    number,
    number,
  ]
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
