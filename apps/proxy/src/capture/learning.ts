import type { Store } from '@tierdrop/store'
import type { Identifier } from '@tierdrop/tasks'
import type { Logger } from 'pino'

/** what a crash may cost */
const everyMs = 10_000
/** … and where there is very much of it, so rarely that it takes no more than this share of the time */
const share = 0.005

/**
 * What the identifier has learnt from messages by halves, kept in the store so that the next start goes
 * on with it. Without it the next start learns it anew: nothing of this may hold up or fail anything.
 */
export class Learning {
  readonly #log: Logger
  readonly #now: () => number
  #keptAt = Number.NEGATIVE_INFINITY
  #tookMs = 0
  /** the identifier's changes that the store has */
  #kept = 0
  #keeping: Promise<void> | null = null

  constructor(log: Logger, now: () => number) {
    this.#log = log
    this.#now = now
  }

  /** What was kept last; null where there is none, or where it can't be read: the next time replaces it. */
  async read(store: Store, isKept: boolean): Promise<string | null> {
    this.#keptAt = this.#now()
    this.#kept = 0
    try {
      const state = isKept ? await store.learning() : null
      if (state === null) await store.keepLearning(null, null)
      return state
    } catch (error) {
      this.#warn(error, 'what was half learnt from messages can not be read: it is learnt anew')
      return null
    }
  }

  /** The store may be another one: it is told in any case. */
  opened(): void {
    this.#kept = -1
  }

  /** Every some seconds, where there is something new; it is not waited for. */
  keepNow(store: Store, identifier: Identifier, isKept: boolean): void {
    if (this.#keeping !== null || this.#now() - this.#keptAt < Math.max(everyMs, this.#tookMs / share)) return
    if (identifier.changes === this.#kept) return
    this.#keeping = this.keep(store, identifier, isKept).finally(() => {
      this.#keeping = null
    })
  }

  async settled(): Promise<void> {
    await this.#keeping
  }

  async keep(store: Store, identifier: Identifier, isKept: boolean): Promise<void> {
    this.#keptAt = this.#now()
    try {
      let forgotten: number | null = null
      for (let tries = 0; tries < maxTries; tries++) {
        const { changes } = identifier
        const learning = isKept ? identifier.learning() : null
        const before: number | null = await store.keepLearning(learning, forgotten)
        if (before === null) {
          this.#kept = changes
          return
        }
        // a purge has removed what some of it was learnt from
        identifier.forget(before)
        forgotten = before
      }
    } catch (error) {
      this.#warn(error, 'what is half learnt from messages can not be kept')
    } finally {
      this.#tookMs = this.#now() - this.#keptAt
    }
  }

  /** Names and codes only: messages may quote what was to be written. */
  #warn(error: unknown, says: string): void {
    const { name, code } =
      error instanceof Error ? (error as Error & { code?: unknown }) : { name: typeof error, code: null }
    this.#log.warn({ fault: name, code }, says)
  }
}

/** purges that come one upon the other */
const maxTries = 3
