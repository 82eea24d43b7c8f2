import type { Config } from '@tierdrop/config'
import { Batch, Catalog, consume, type Exchanged, type Redactor, type Stages } from '@tierdrop/proxy'
import type { Capture, ExchangeRow, NewExchange, Store, TaskRow, VersionRow } from '@tierdrop/store'
import { createIdentifier } from '@tierdrop/tasks'
import type { PriceBook } from '@tierdrop/tiers'
import { BadImportLine } from './bad-lines.ts'

/** Exchanges on their way through capture's own stages into the store, all of them sampled. */
export type Intake = {
  /** what the store has of these already */
  known(ids: readonly string[]): Promise<Map<string, ExchangeRow>>
  /** null where it belongs to a session that is not sampled, its start not being there */
  take(exchange: Exchanged): Promise<NewExchange | null>
  write(): Promise<void>
}

export async function openIntake(
  config: Config,
  store: Store,
  { prices, redactor }: { prices: PriceBook; redactor: Redactor },
): Promise<Intake> {
  const known = await store.knownVersions()
  const catalog = new Catalog()
  let fault: { stage: string; error: unknown } | null = null
  const stages: Stages = {
    identifier: createIdentifier({
      rules: Object.fromEntries(
        Object.entries(config.tasks).map(([name, task]) => [name, { ...task, sample: 1 }]),
      ),
      sample: 1,
      seed: config.evaluation.seed,
      known: known.map((row) => ({ ...row, versionKey: row.key })),
      findSession: (prefixHash) => store.findSession(prefixHash),
    }),
    priceOf: prices.priceOf,
    redactor,
    upstreams: config.upstreams,
    catalog,
    onBug: (stage, error) => {
      fault = { stage, error }
    },
  }
  const timing = { quietMs: config.defaults.sessionQuiet, maxMs: config.defaults.sessionMax }
  let batch = new Batch()
  const told: Told = new Map()
  return {
    known: async (ids) => new Map((await store.exchanges([...ids])).map((row) => [row.id, row])),
    async take(exchange) {
      fault = null
      const became = await consume(exchange, stages, batch)
      if (became === 'kept') return batch.exchanges.at(-1) ?? null
      if (became === 'counted') return null
      if (fault) {
        const { stage, error } = fault as { stage: string; error: unknown }
        throw new Error(`${stage}: an exchange could not be read`, { cause: error })
      }
      throw new BadImportLine(`the exchange is ${became}`)
    },
    async write() {
      if (batch.empty) return
      const capture = withFirstSeen(batch.capture(catalog), told)
      // A line that can't be read is told by its number, and is no capture that was missed.
      await store.writeCapture({ ...capture, missed: [] }, timing)
      catalog.written(capture.versions)
      batch = new Batch()
    },
  }
}

/** Versions that the store was told of, by their keys. */
type Told = Map<string, { task: TaskRow; version: VersionRow }>

/**
 * Lines come in any order: when a task was first seen is the earliest of them, not the first in the
 * file. What the rate of a task's traffic is read from must not depend on that.
 */
function withFirstSeen(capture: Capture, told: Told): Capture {
  const fresh: Told = new Map()
  for (const version of capture.versions) {
    const task = capture.tasks.find(({ key }) => key === version.taskKey)
    if (task) fresh.set(version.key, { task, version })
  }
  for (const { taskVersion, at } of capture.exchanges) {
    const known = fresh.get(taskVersion) ?? told.get(taskVersion)
    if (!known || at >= known.version.firstSeen) continue
    const { task, version } = known
    fresh.set(taskVersion, {
      task: { ...task, firstSeen: Math.min(at, task.firstSeen) },
      version: { ...version, firstSeen: at },
    })
  }
  for (const [key, rows] of fresh) told.set(key, rows)
  return {
    ...capture,
    tasks: [...fresh.values()].map(({ task }) => task),
    // predecessors first, as the catalogue had them
    versions: [...fresh.values()].map(({ version }) => version),
  }
}
