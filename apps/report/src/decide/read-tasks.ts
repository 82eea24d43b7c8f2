import { type Config, taskOfFound, taskSettings } from '@tierdrop/config'
import type { Kind } from '@tierdrop/decision'
import type { CountDelta, RecentRequest, Store, TaskRow, VersionRow } from '@tierdrop/store'
import { createPriceBook, type Tier } from '@tierdrop/tiers'
import { currentVersion } from './current-version.ts'
import { estimateInputs } from './estimate-inputs.ts'
import { priceUnpriced } from './price-unpriced.ts'
import { readTask, type TaskReading } from './read-task.ts'
import { tokenRates } from './token-rates.ts'
import { type TrafficSpan, trafficSpan } from './traffic-span.ts'

export type Readings = {
  tasks: TaskReading[]
  /** of everything seen, sampled or not */
  counts: readonly CountDelta[]
  span: TrafficSpan | null
}

type ReadingStore = Pick<
  Store,
  'tasks' | 'versions' | 'evidence' | 'counts' | 'recentRequests' | 'exchangeTexts' | 'tiers'
>

/** so many of the newest requests say what a task's requests are like */
const looked = 200

type Found = {
  task: TaskRow
  name: string
  version: VersionRow
  own: VersionRow[]
  recent: readonly RecentRequest[]
  estimated: ReadonlyMap<string, number | null>
}

/** Everything that decisions are made from, read from the store; the largest tasks first. */
export async function readTasks(config: Config, store: ReadingStore): Promise<Readings> {
  const [tasks, versions, evidence, counted, registered] = await Promise.all([
    store.tasks(),
    store.versions(),
    // Of the whole tasks; the cells of their facets are read where a rule asks for them.
    store.evidence({ evaluation: config.evaluation.name, slice: '' }),
    store.counts(0),
    store.tiers(),
  ])
  const counts = priceUnpriced(counted)
  const tiers = new Map(registered.map(({ revision, body }) => [revision, JSON.parse(body) as Tier]))
  const countsOf = Map.groupBy(counts, ({ taskVersion }) => taskVersion)
  const evidenceOf = Map.groupBy(evidence, ({ taskVersion }) => taskVersion)
  const chosen: Omit<Found, 'recent' | 'estimated'>[] = []
  // Tasks that config merges are one: with the versions of all, of which the one in use is decided.
  const byName = Map.groupBy(tasks, (task) => taskOfFound(config, task.key) ?? task.name)
  for (const [name, merged] of byName) {
    const own = versions.filter(({ taskKey }) => merged.some(({ key }) => key === taskKey))
    const version = currentVersion(
      own,
      own.flatMap(({ key }) => countsOf.get(key) ?? []),
    )
    const task = merged.find(({ key }) => key === version?.taskKey)
    if (version === null || !task) continue
    chosen.push({ task, name, version, own })
  }
  const recentOf = await store.recentRequests(
    chosen.map(({ version }) => version.key),
    looked,
  )
  const found: Found[] = []
  for (const one of chosen) {
    const recent = recentOf.get(one.version.key) ?? []
    found.push({ ...one, recent, estimated: await estimateInputs(store, recent) })
  }
  // Recent are those written last, which an import may bring in any order: units know their newest.
  const newestCounted = evidence.flatMap(({ evidence: { to } }) => to ?? [])
  const newest = [...newestCounted, ...found.flatMap(({ recent }) => recent.map(({ at }) => at))]
  const span = trafficSpan(tasks, counts, newest)
  const prices = createPriceBook({ overrides: config.prices })
  const readings = found.map(({ task, name, version, own, recent, estimated }) => {
    const settings = taskSettings(config, name)
    return readTask(config, {
      task,
      name,
      settings,
      kind: (settings.kind ?? version.kind) as Kind,
      version,
      versions: own,
      recent,
      estimated,
      evidence: own.flatMap(({ key }) => evidenceOf.get(key) ?? []),
      counts: own.flatMap(({ key }) => countsOf.get(key) ?? []),
      span,
      tiers,
      ratesOf: (tier) => (span === null ? null : tokenRates(prices, tier, span.to)),
    })
  })
  return {
    tasks: readings.sort((a, b) => b.exchanges - a.exchanges || (a.name < b.name ? -1 : 1)),
    counts,
    span,
  }
}
