import type { Config } from '@tierdrop/config'
import type { EvaluationRow, Store } from '@tierdrop/store'
import { beginEvaluation } from './decide/begin-evaluation.ts'
import { type Decision, decideStore, remember } from './decide/decide-store.ts'

export type Decider = {
  readonly evaluation: EvaluationRow
  /** the latest decision, made anew when it is older than `freshMs` */
  now(): Promise<Decision>
}

const freshMs = 1_000

/** Decides whenever somebody asks, at most once a second, and remembers what was said. */
export async function createDecider(
  config: Config,
  store: Store,
  clock: { now: () => number; newId: () => string },
): Promise<Decider> {
  const evaluation = await beginEvaluation(config, store, { now: clock.now(), newId: clock.newId })
  let latest: Promise<Decision> | null = null
  let madeAt = Number.NEGATIVE_INFINITY

  const decide = async (): Promise<Decision> => {
    const decision = await decideStore(config, store, clock.now())
    await remember(config, store, decision, clock.newId)
    return decision
  }
  return {
    evaluation,
    now() {
      const at = clock.now()
      if (latest === null || at - madeAt >= freshMs) {
        madeAt = at
        latest = decide()
        // A failed one is not kept: the next who asks tries again.
        latest.catch(() => {
          latest = null
        })
      }
      return latest
    },
  }
}
