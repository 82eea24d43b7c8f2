import type { Capture, Store } from '@tierdrop/store'
import { type StoreFault, storeFaultOf } from './store-fault.ts'

const retryMs = 1_000

export type Timing = { quietMs: number; maxMs: number }

/**
 * Keeps the store open: opens it again after any fault, and when its path no longer leads to the file
 * that is open (removed, moved, replaced), since what is written there nobody would ever see.
 */
export class Keeper {
  #store: Store | null = null
  #triedAt = Number.NEGATIVE_INFINITY
  fault: StoreFault | null = null
  /** the fault as the database calls it, for people */
  code: string | null = null
  readonly #open: () => Promise<Store>
  readonly #now: () => number
  readonly #onWritten: (capture: Capture) => void
  readonly #onOpen: (store: Store) => Promise<void>

  constructor(
    open: () => Promise<Store>,
    now: () => number,
    onOpen: (store: Store) => Promise<void>,
    onWritten: (capture: Capture) => void,
  ) {
    this.#onWritten = onWritten
    this.#open = open
    this.#now = now
    this.#onOpen = onOpen
  }

  get isOpen(): boolean {
    return this.#store !== null
  }

  /** The store if it is open, without looking whether it still is where it was. */
  get opened(): Store | null {
    return this.#store
  }

  /** The open store, or null with `fault` saying why; tried again once a second. */
  async store(): Promise<Store | null> {
    if (this.#store && !this.#store.isIntact()) await this.failed('store-missing')
    if (this.#store) return this.#store
    const now = this.#now()
    if (now - this.#triedAt < retryMs) return null
    this.#triedAt = now
    try {
      const store = await this.#open()
      await this.#onOpen(store)
      this.#store = store
      this.fault = null
    } catch (error) {
      this.fault = storeFaultOf(error)
      this.code = codeOf(error)
    }
    return this.#store
  }

  /** Null when it was written. What to write is asked for once the store is open. */
  async write(prepare: () => Capture, timing: Timing): Promise<StoreFault | null> {
    const store = await this.store()
    if (!store) return this.fault ?? 'store-failed'
    try {
      const capture = prepare()
      await store.writeCapture(capture, timing)
      // taken away while it was written to: what went there is written once more, where it can be found
      if (!store.isIntact()) {
        await this.failed('store-missing')
        return 'store-missing'
      }
      this.#onWritten(capture)
      this.fault = null
      return null
    } catch (error) {
      const fault = storeFaultOf(error)
      this.code = codeOf(error)
      // a lock passes and a refusal is the exchange's own; anything else may have left the connection unusable
      if (fault !== 'refused' && fault !== 'store-locked') await this.failed(fault)
      else this.fault = fault
      return fault
    }
  }

  async failed(fault: StoreFault): Promise<void> {
    const store = this.#store
    this.#store = null
    this.fault = fault
    try {
      await store?.close()
    } catch (error) {
      // the file is damaged already; what closing says of it is the same fault again
      this.fault = storeFaultOf(error)
    }
  }

  async close(): Promise<void> {
    await this.#store?.close()
    this.#store = null
  }
}

/** Codes only: messages may quote what was to be written. */
function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : null
  return typeof code === 'string' ? code : error instanceof Error ? error.name : typeof error
}
