import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { type Decision, decideStore } from './decide-store.ts'
import { keepPinned } from './pinned.ts'
import { type Remembering, remember } from './remember.ts'

/** others decide once a second at most: whoever fails so often in a row is not merely late */
const mostTries = 20

/**
 * Decides and writes down what is said, as if no other process did the same: where one was faster,
 * this one decides again, with the ledger that the other left.
 */
export async function decideAndRemember(
  config: Config,
  store: Store,
  clock: { now: () => number; newId: () => string },
  remembering: Remembering = 'what-is-said',
): Promise<Decision> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const decision = await decideStore(config, store, clock.now())
    if (!(await remember(config, store, decision, clock.newId, remembering))) continue
    await keepPinned(config, store, decision)
    return decision
  }
  throw new Error(`the store's ledger changed ${mostTries} times while this process decided`)
}
