import { type Config, type TaskSettings, taskOfFound, taskSettings } from '@tierdrop/config'
import { type CandidateInput, type Fit, type Kind, resolvePolicy, type TaskInput } from '@tierdrop/decision'
import type { CountDelta, EvidenceRow, ExchangeRow, Store, TaskRow, VersionRow } from '@tierdrop/store'
import { capabilitiesOf, resolveTier, type Tier } from '@tierdrop/tiers'

/** A task as decided and shown: its newest version, with what it is decided from. */
export type TaskReading = {
  task: TaskRow
  /** the name that config or identification gave it */
  name: string
  settings: TaskSettings
  version: VersionRow
  versions: number
  primary: { model: string | null; vendor: string } | null
  exchanges: number
  spendNano: number | null
  candidates: readonly Tier[]
  input: TaskInput
}

type ReadingStore = Pick<Store, 'tasks' | 'versions' | 'evidence' | 'counts' | 'recentExchanges'>

const looked = 200
const msPerDay = 86_400_000
/** a rate is not read from less time than this */
const shortestMs = 10_000

/** Everything that decisions are made from, read from the store. */
export async function readTasks(config: Config, store: ReadingStore, now: number): Promise<TaskReading[]> {
  const [tasks, versions, evidence, counts] = await Promise.all([
    store.tasks(),
    store.versions(),
    store.evidence({ evaluation: config.evaluation.name }),
    store.counts(0),
  ])
  const readings: TaskReading[] = []
  for (const task of tasks) {
    const own = versions.filter((it) => it.taskKey === task.key).sort((a, b) => a.firstSeen - b.firstSeen)
    const version = own.at(-1)
    if (!version) continue
    const name = taskOfFound(config, task.key) ?? task.name
    const recent = await store.recentExchanges(version.key, looked)
    readings.push(
      readTask(config, {
        task,
        name,
        version,
        versions: own.length,
        recent,
        evidence: evidence.filter((it) => it.taskVersion === version.key),
        counts: counts.filter((it) => own.some((one) => one.key === it.taskVersion)),
        now,
      }),
    )
  }
  return readings.sort((a, b) => b.exchanges - a.exchanges || (a.name < b.name ? -1 : 1))
}

function readTask(
  config: Config,
  given: {
    task: TaskRow
    name: string
    version: VersionRow
    versions: number
    recent: readonly ExchangeRow[]
    evidence: readonly EvidenceRow[]
    counts: readonly CountDelta[]
    now: number
  },
): TaskReading {
  const { task, name, version, recent, counts, now } = given
  const settings = taskSettings(config, name)
  const kind = (settings.kind ?? version.kind) as Kind
  const newest = recent[0]
  const vendor = newest && config.upstreams[newest.upstream]?.vendor
  const primary = newest ? { model: newest.model, vendor: vendor ?? newest.upstream } : null
  const candidates = settings.candidates.map((candidate) => resolveTier(config, candidate))
  const exchanges = sum(counts, (it) => it.exchanges)
  const since = counts.length === 0 ? now : task.firstSeen
  const elapsed = now - since
  const input: TaskInput = {
    task: name,
    version: version.key,
    kind,
    grading: kind,
    primary: { name: primary?.model ?? 'unknown', vendor: primary?.vendor ?? 'unknown' },
    requestsPerDay: elapsed < shortestMs ? null : (exchanges * msPerDay) / elapsed,
    unitsPerDay: null,
    candidates: candidates.map(
      (tier): CandidateInput => ({
        candidate: tier.name,
        revision: tier.revision,
        vendor: tier.upstream.vendor,
        policy: resolvePolicy({
          kind,
          evaluation: config.evaluation.policy,
          kinds: config.evaluation.kinds,
          ...(settings.own && { task: settings.own }),
          ...(settings.own?.policy?.[tier.name] && { candidate: settings.own.policy[tier.name] }),
          control: settings.control,
        }),
        evidence: given.evidence
          .filter((it) => it.tierRevision === tier.revision)
          .map(({ slice, day, reading, evidence }) => ({ slice, day, reading, evidence })),
        fit: fitOf(tier, recent, settings, primary?.vendor ?? null),
      }),
    ),
  }
  return {
    task,
    name,
    settings,
    version,
    versions: given.versions,
    primary,
    exchanges,
    spendNano: counts.some((it) => it.unpriced > 0) ? null : sum(counts, (it) => it.costNano),
    candidates,
    input,
  }
}

/** What of the newest requests the candidate could not take, and whether it may see them at all. */
function fitOf(
  tier: Tier,
  recent: readonly ExchangeRow[],
  { egress }: TaskSettings,
  primaryVendor: string | null,
): Fit {
  const { contextWindow, tools, images } = capabilitiesOf(tier)
  const allowed = egress ?? (primaryVendor === null ? [] : [primaryVendor])
  const share = (tooMuch: (exchange: ExchangeRow) => boolean) => recent.filter(tooMuch).length
  return {
    requests: recent.length,
    overContext: contextWindow === null ? 0 : share((it) => (it.usage.input ?? 0) > contextWindow.tokens),
    needImages: images ? 0 : share((it) => it.hasImage),
    needTools: tools ? 0 : share((it) => it.toolCount > 0),
    egressForbidden: primaryVendor !== null && !allowed.includes(tier.upstream.vendor),
  }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
