/**
 * A map that forgets what was not used lately. It has two generations: what is used moves into the
 * younger one, and when that is full the older one is dropped whole. Taking entries out of a large
 * Map one by one is no way: it skips over all that were taken out before.
 */
export class Recent<Value> {
  readonly #half: number
  readonly #weigh: ((value: Value) => number) | null
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()
  #weight = 0

  /** `weigh`: how much of the capacity a value takes; without it each takes one. */
  constructor(capacity: number, weigh: ((value: Value) => number) | null = null) {
    this.#half = capacity / 2
    this.#weigh = weigh
  }

  /** Reads without counting as a use. */
  peek(key: string): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  get(key: string): Value | undefined {
    const value = this.#young.get(key)
    if (value !== undefined) return value
    const older = this.#old.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  /** All of them, those used last at the end. */
  *entries(): Generator<[string, Value]> {
    for (const entry of this.#old) if (!this.#young.has(entry[0])) yield entry
    yield* this.#young
  }

  delete(key: string): void {
    const value = this.#young.get(key)
    if (value !== undefined) {
      this.#young.delete(key)
      this.#weight -= this.#weightOf(value)
    }
    this.#old.delete(key)
  }

  set(key: string, value: Value): void {
    const before = this.#young.get(key)
    if (before !== undefined) this.#weight -= this.#weightOf(before)
    this.#weight += this.#weightOf(value)
    if (this.#weight > this.#half && this.#young.size > 0) {
      this.#old = this.#young
      this.#young = new Map()
      this.#weight = this.#weightOf(value)
    }
    this.#young.set(key, value)
  }

  #weightOf(value: Value): number {
    return this.#weigh === null ? 1 : this.#weigh(value)
  }
}
