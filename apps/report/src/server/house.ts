import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import type { Decider } from '../decider.ts'
import { overviewOf } from '../model/overview.ts'
import type { CandidateView, Overview, TaskView } from '../model/types.ts'
import { BadRequest } from './bad-request.ts'

/** What every route works with. */
export type House = {
  config: Config
  store: Store
  decider: Decider
  clock: { now: () => number; newId: () => string }
}

export async function seenNow({ config, decider, store }: House): Promise<Overview> {
  return overviewOf(config, await decider.now(), decider.evaluation, store)
}

/** By key or by name, as people have it at hand. */
export function findTask({ tasks }: Pick<Overview, 'tasks'>, wanted: unknown): TaskView | null {
  return tasks.find(({ key }) => key === wanted) ?? tasks.find(({ name }) => name === wanted) ?? null
}

export function findCandidate({ candidates }: TaskView, wanted: unknown): CandidateView | null {
  return candidates.find(({ candidate }) => candidate === wanted) ?? null
}

/** The task that a parameter names. */
export function namedTask(seen: Pick<Overview, 'tasks'>, wanted: string): TaskView {
  const task = findTask(seen, wanted)
  if (task) return task
  throw new BadRequest(400, 'task', listed(seen.tasks.map(({ name }) => name)))
}

export function namedCandidate({ tasks }: Pick<Overview, 'tasks'>, wanted: string): string {
  const names = [...new Set(tasks.flatMap(({ candidates }) => candidates.map(({ candidate }) => candidate)))]
  if (names.includes(wanted)) return wanted
  throw new BadRequest(400, 'candidate', listed(names.sort()))
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing yet: there is none' : `one of ${names.slice(0, 50).join(', ')}`
}
