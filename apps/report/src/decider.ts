import type { Config } from '@tierdrop/config'
import type { EvaluationRow, Store } from '@tierdrop/store'
import { beginEvaluation } from './decide/begin-evaluation.ts'
import { decideAndRemember } from './decide/decide-and-remember.ts'
import type { Decision } from './decide/decide-store.ts'

export type Decider = {
  readonly evaluation: EvaluationRow
  /** the latest decision, made anew when it is older than `freshMs` */
  now(): Promise<Decision>
}

const freshMs = 1_000

/**
 * Decides whenever somebody asks, at most once a second, and remembers what was said. One decision at
 * a time: each begins with the ledger that the one before it left.
 */
export async function createDecider(
  config: Config,
  store: Store,
  clock: { now: () => number; newId: () => string },
): Promise<Decider> {
  const evaluation = await beginEvaluation(config, store, { now: clock.now(), newId: clock.newId })
  let running: Promise<Decision> | null = null
  let latest: Decision | null = null

  const decide = async (): Promise<Decision> => {
    latest = await decideAndRemember(config, store, clock)
    return latest
  }
  return {
    evaluation,
    now() {
      if (running) return running
      if (latest && Math.abs(clock.now() - latest.at) < freshMs) return Promise.resolve(latest)
      running = decide().finally(() => {
        running = null
      })
      return running
    },
  }
}
