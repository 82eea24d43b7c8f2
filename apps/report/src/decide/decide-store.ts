import type { Config } from '@tierdrop/config'
import { decideAll, type Ledger, openLedger, type TaskVerdict } from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import { type AfterSwitch, afterSwitches } from './after-switch.ts'
import { readPinned } from './pinned.ts'
import { readCells } from './read-cells.ts'
import type { TaskReading } from './read-task.ts'
import { type Readings, readTasks } from './read-tasks.ts'
import { withTrickle } from './read-trickle.ts'

export type Decision = Pick<Readings, 'counts' | 'span'> & {
  at: number
  tasks: readonly { reading: TaskReading; verdict: TaskVerdict }[]
  ledger: Ledger
  /** the ledger on record that this was decided with, as it is kept; null: none yet */
  ledgerBefore: string | null
  /** tasks that moved to what was recommended */
  moved: readonly AfterSwitch[]
}

export const ledgerKey = (evaluation: string) => `ledger:${evaluation}`

/** The verdicts that the store's evidence comes to now. Reads only: who may remember says so with `remember`. */
export async function decideStore(
  config: Config,
  store: Store,
  now: number,
  cells: 'needed' | 'all' = 'needed',
): Promise<Decision> {
  const kept = await store.getMeta(ledgerKey(config.evaluation.name))
  const before = kept === null ? openLedger() : (JSON.parse(kept) as Ledger)
  const { tasks, counts, span } = await readTasks(config, store)
  const pinned = await readPinned(config, store)
  const formers =
    Object.keys(pinned).length === 0
      ? []
      : await store.evidence({ evaluation: config.evaluation.name, slice: '' })
  const watched = withTrickle(tasks, pinned, formers)
  const readings = await readCells(config, store, watched, cells === 'all' ? null : before)
  const decided = decideAll(
    readings.map(({ input }) => input),
    before,
  )
  const verdicts = readings.flatMap((reading, index) => {
    const verdict = decided.tasks[index]
    return verdict ? [{ reading, verdict }] : []
  })
  const moved = afterSwitches({ tasks: verdicts, counts }, pinned)
  return { at: now, tasks: verdicts, counts, span, ledger: decided.ledger, ledgerBefore: kept, moved }
}
