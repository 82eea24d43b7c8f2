const windowMs = 100
/** exchanges per millisecond that are still calm, and how many may wait */
const calmRate = 1
const calmBacklog = 32
const calmPortion = 12
const fullPortion = 256
const restMs = 0.2
/** what has waited longer is what a kill would take: it comes first */
const lateMs = 40

/**
 * How much capture does in one go. Linux lets a process that has begun run on for some milliseconds, however
 * nice it is, and a request that wants its core waits so long. While little comes, capture therefore sleeps a
 * little after each exchange and writes small portions; when much comes, it does what costs least. Where the
 * core is wanted by others too, a sleep is long, and what is late already does not wait for it.
 */
export class Pace {
  #calm = true
  #since = Number.NEGATIVE_INFINITY
  #count = 0
  readonly #now: () => number
  readonly #sleep: (ms: number) => void

  constructor(now: () => number, sleep: (ms: number) => void) {
    this.#now = now
    this.#sleep = sleep
  }

  /** `count` messages have come, and `backlog` wait with them. */
  came(count: number, backlog: number): void {
    this.#count += count
    const now = this.#now()
    const passed = now - this.#since
    if (passed >= windowMs) {
      this.#calm = this.#count < calmRate * passed
      this.#since = now
      this.#count = 0
    }
    if (backlog >= calmBacklog) this.#calm = false
  }

  get isCalm(): boolean {
    return this.#calm
  }

  /** exchanges to write at once */
  get portion(): number {
    return this.#calm ? calmPortion : fullPortion
  }

  /** `ageMs`: from the end of the exchange that was worked on to now. */
  rest(ageMs = 0): void {
    if (this.#calm && ageMs < lateMs) this.#sleep(restMs)
  }
}

const nothing = new Int32Array(new SharedArrayBuffer(4))

/** Gives the core away; a timer would come back a millisecond later at the earliest. */
export function sleep(ms: number): void {
  Atomics.wait(nothing, 0, 0, ms)
}
