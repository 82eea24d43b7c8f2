import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import { beginEvaluation } from './decide/begin-evaluation.ts'
import { decideStore } from './decide/decide-store.ts'
import { overviewOf } from './model/overview.ts'
import { disagreements } from './model/pairs.ts'
import type { PairPage } from './model/types.ts'
import { singleFile } from './pages/single-file.ts'

/** of each candidate, so that a file of forty tasks can still be sent around */
const shownPairs = 10
const none: PairPage = { views: [], older: null, divergence: null }

/** The whole report as one self-contained HTML file. */
export async function writeReport(
  config: Config,
  store: Store,
  clock: { now: () => number; newId: () => string },
): Promise<string> {
  const now = clock.now()
  const evaluation = await beginEvaluation(config, store, { now, newId: clock.newId })
  const overview = await overviewOf(config, await decideStore(config, store, now), evaluation, store)
  const pairs = new Map<object, PairPage>()
  for (const candidate of overview.tasks.flatMap((task) => task.candidates)) {
    pairs.set(candidate, await disagreements(store, candidate, { limit: shownPairs }))
  }
  return singleFile(overview, (_, candidate) => pairs.get(candidate) ?? none)
}
