/** A map that forgets what was used least recently. */
export class Recent<Value> {
  readonly #capacity: number
  readonly #weigh: ((value: Value) => number) | null
  readonly #entries = new Map<string, Value>()
  #weight = 0

  /** `weigh`: how much of the capacity a value takes; without it each takes one. */
  constructor(capacity: number, weigh: ((value: Value) => number) | null = null) {
    this.#capacity = capacity
    this.#weigh = weigh
  }

  get size(): number {
    return this.#entries.size
  }

  /** Reads without counting as a use. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key)
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  delete(key: string): void {
    const value = this.#entries.get(key)
    if (value === undefined) return
    this.#entries.delete(key)
    this.#weight -= this.#weightOf(value)
  }

  set(key: string, value: Value): void {
    this.delete(key)
    this.#entries.set(key, value)
    this.#weight += this.#weightOf(value)
    while (this.#weight > this.#capacity) {
      const oldest = this.#entries.keys().next()
      if (oldest.done) return
      this.delete(oldest.value)
    }
  }

  #weightOf(value: Value): number {
    return this.#weigh === null ? 1 : this.#weigh(value)
  }
}
