import { evidenceMath } from '@tierdrop/decision'
import { afterEach, describe } from 'vitest'
import { openStore, type Store } from '../../src/index.ts'
import { captureContract } from './capture.ts'
import { contentContract } from './content.ts'
import { countContract } from './count.ts'
import { decisionsContract } from './decisions.ts'
import { estimatesContract } from './estimates.ts'
import { judgesContract } from './judges.ts'
import { labelledContract } from './labelled.ts'
import { lateContract } from './late.ts'
import { reportContract } from './report.ts'
import { settledContract } from './settled.ts'
import { trialsContract } from './trials.ts'
import { unitsContract } from './units.ts'

const contentKey = Buffer.alloc(32, 7)

export type Harness = {
  /** a store of its own for the test; called again with the same url, another connection to it */
  open(url?: string): Promise<Store>
  /** where the last store is */
  url(): string
}

/** What every database behind the store must do: the suites here are run on each of them. */
export function storeContract(name: string, freshUrl: () => Promise<string>): void {
  let current = ''
  const opened: Store[] = []
  const harness: Harness = {
    url: () => current,
    async open(url) {
      current = url ?? (await freshUrl())
      const store = await openStore(current, { contentKey, evidenceMath })
      opened.push(store)
      return store
    },
  }
  describe(name, () => {
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    captureContract(harness)
    unitsContract(harness)
    judgesContract(harness)
    labelledContract(harness)
    trialsContract(harness)
    countContract(harness)
    contentContract(harness)
    estimatesContract(harness)
    settledContract(harness)
    lateContract(harness)
    reportContract(harness)
    decisionsContract(harness)
  })
}
