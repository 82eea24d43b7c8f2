import { type Config, taskOfFound, taskSettings } from '@tierdrop/config'
import type { Kind } from '@tierdrop/decision'
import type { CountDelta, ExchangeRow, Store, VersionRow } from '@tierdrop/store'
import { currentVersion } from './current-version.ts'
import { readTask, type TaskReading } from './read-task.ts'
import { type TrafficSpan, trafficSpan } from './traffic-span.ts'

export type Readings = {
  tasks: TaskReading[]
  /** of everything seen, sampled or not */
  counts: readonly CountDelta[]
  span: TrafficSpan | null
}

type ReadingStore = Pick<Store, 'tasks' | 'versions' | 'evidence' | 'counts' | 'recentExchanges'>

/** so many of the newest requests say what a task's requests are like */
const looked = 200

/** Everything that decisions are made from, read from the store; the largest tasks first. */
export async function readTasks(config: Config, store: ReadingStore): Promise<Readings> {
  const [tasks, versions, evidence, counts] = await Promise.all([
    store.tasks(),
    store.versions(),
    store.evidence({ evaluation: config.evaluation.name }),
    store.counts(0),
  ])
  const found: {
    task: (typeof tasks)[number]
    version: VersionRow
    own: VersionRow[]
    recent: ExchangeRow[]
  }[] = []
  for (const task of tasks) {
    const own = versions.filter(({ taskKey }) => taskKey === task.key)
    const version = currentVersion(own, counts)
    if (version === null) continue
    found.push({ task, version, own, recent: await store.recentExchanges(version.key, looked) })
  }
  const newest = found.flatMap(({ recent }) => recent.map(({ at }) => at))
  const span = trafficSpan(tasks, counts, newest)
  const readings = found.map(({ task, version, own, recent }) => {
    const name = taskOfFound(config, task.key) ?? task.name
    const settings = taskSettings(config, name)
    return readTask(config, {
      task,
      name,
      settings,
      kind: (settings.kind ?? version.kind) as Kind,
      version,
      versions: own,
      recent,
      evidence: evidence.filter(({ taskVersion }) => own.some(({ key }) => key === taskVersion)),
      counts: counts.filter(({ taskVersion }) => own.some(({ key }) => key === taskVersion)),
      span,
    })
  })
  return {
    tasks: readings.sort((a, b) => b.exchanges - a.exchanges || (a.name < b.name ? -1 : 1)),
    counts,
    span,
  }
}
