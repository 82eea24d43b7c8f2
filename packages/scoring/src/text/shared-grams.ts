/**
 * How many n-grams two texts share, for n from 1 on. A gram is the one before it and one character more, so
 * a number names it: cutting out each as a text took most of the time that comparing texts took.
 */
export function* sharedGrams(a: string, b: string): Generator<number> {
  const alphabet = new Map<number, number>()
  const lettersOfA = numbered(a, alphabet)
  const lettersOfB = numbered(b, alphabet)
  // at each place, the gram of the last order that begins there; in b also -1, for one that a lacks
  const [gramsOfA, gramsOfB] = [new Int32Array(a.length), new Int32Array(b.length)]
  for (let n = 1; n <= Math.min(a.length, b.length); n++) {
    const names = new Names(a.length)
    const left = new Int32Array(a.length)
    for (let at = 0; at + n <= a.length; at++) {
      const key = (gramsOfA[at] ?? 0) * alphabet.size + (lettersOfA[at + n - 1] ?? 0)
      const name = names.add(key)
      gramsOfA[at] = name
      left[name] = (left[name] ?? 0) + 1
    }
    let shared = 0
    for (let at = 0; at + n <= b.length; at++) {
      const before = gramsOfB[at] ?? -1
      if (before === -1) continue
      const name = names.find(before * alphabet.size + (lettersOfB[at + n - 1] ?? 0))
      gramsOfB[at] = name
      if (name === -1 || left[name] === 0) continue
      left[name] = (left[name] ?? 0) - 1
      shared++
    }
    yield shared
  }
}

function numbered(text: string, alphabet: Map<number, number>): Int32Array {
  const letters = new Int32Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const known = alphabet.get(code)
    if (known === undefined) alphabet.set(code, alphabet.size)
    letters[at] = known ?? alphabet.size - 1
  }
  return letters
}

/** Numbers keys in the order in which they come; a Map would do, at twice the time. */
class Names {
  readonly #slots: Int32Array
  readonly #keys: Int32Array
  readonly #mask: number
  #size = 0

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most + 2))
    this.#mask = slots - 1
    this.#slots = new Int32Array(slots).fill(-1)
    this.#keys = new Int32Array(most)
  }

  find(key: number): number {
    return this.#slots[this.#slotOf(key)] ?? -1
  }

  add(key: number): number {
    const slot = this.#slotOf(key)
    const known = this.#slots[slot] ?? -1
    if (known !== -1) return known
    const name = this.#size++
    this.#slots[slot] = name
    this.#keys[name] = key
    return name
  }

  /** The slot that holds the key, or the free one where it belongs. */
  #slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7
    for (;;) {
      slot &= this.#mask
      const name = this.#slots[slot] ?? -1
      if (name === -1 || this.#keys[name] === key) return slot
      slot++
    }
  }
}
