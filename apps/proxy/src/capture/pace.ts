/** messages that come at once while production is calm */
const calmMessages = 32
const calmPortion = 8
const fullPortion = 256
const restMs = 0.2

/**
 * How much capture does in one go. Linux lets a process that has begun run on for some milliseconds, however
 * nice it is, and a request that wants its core waits so long. While little comes, capture therefore sleeps a
 * little after each exchange and writes small portions; when much comes, it does what costs least.
 */
export class Pace {
  #calm = true
  readonly #rest: (ms: number) => void

  constructor(rest: (ms: number) => void) {
    this.#rest = rest
  }

  /** `backlog`: messages that wait by now. */
  came(backlog: number): void {
    this.#calm = backlog < calmMessages
  }

  get isCalm(): boolean {
    return this.#calm
  }

  /** exchanges to write at once */
  get portion(): number {
    return this.#calm ? calmPortion : fullPortion
  }

  rest(): void {
    if (this.#calm) this.#rest(restMs)
  }
}

const nothing = new Int32Array(new SharedArrayBuffer(4))

/** Gives the core away; a timer would come back a millisecond later at the earliest. */
export function sleep(ms: number): void {
  Atomics.wait(nothing, 0, 0, ms)
}
