import type { Config, TaskSettings } from '@tierdrop/config'
import {
  type CandidateInput,
  type Kind,
  resolvePolicy,
  type TaskInput,
  type TokenRates,
} from '@tierdrop/decision'
import type { CountDelta, EvidenceRow, RecentRequest, TaskRow, VersionRow } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'
import { armsOf, type KnownTiers } from './arms-of.ts'
import { fitOf } from './fit-of.ts'
import { gradingOf } from './grading-of.ts'
import { perDay, type TrafficSpan } from './traffic-span.ts'

/** One version of a task's prompt, with what was seen of it and counted. */
export type VersionReading = VersionRow & { exchanges: number; units: number; isDecided: boolean }

/** A task as decided and shown: its current version, with what it is decided from. */
export type TaskReading = {
  task: TaskRow
  /** the name that config or identification gave it */
  name: string
  settings: TaskSettings
  version: VersionRow
  /** the newest first */
  versions: readonly VersionReading[]
  primary: { model: string | null; vendor: string } | null
  exchanges: number
  /** of these; a failed request, often sent again, costs and saves nothing that a forecast could count on */
  answered: number
  sampled: number
  /** of the requests with a known price; those without are counted beside it */
  spendNano: number
  unpriced: number
  /** of the priced ones, those whose tokens a tokenizer counted, or that of others alike */
  estimated: number
  nanoPerDay: number | null
  /** of all its requests with a known count */
  tokens: { input: number; output: number }
  candidates: readonly Tier[]
  /** names of those that config does not name: decided by the evidence there is, never called */
  unlisted: readonly string[]
  input: TaskInput
}

export type GivenTask = {
  task: TaskRow
  name: string
  settings: TaskSettings
  kind: Kind
  version: VersionRow
  versions: readonly VersionRow[]
  /** the newest requests of the current version */
  recent: readonly RecentRequest[]
  /** input tokens of those whose vendor counted none */
  estimated: ReadonlyMap<string, number | null>
  /** of all versions */
  evidence: readonly EvidenceRow[]
  counts: readonly CountDelta[]
  span: TrafficSpan | null
  tiers: KnownTiers
  /** what its tokens cost when the newest traffic was; null: unknown */
  ratesOf: (tier: Tier) => TokenRates | null
}

/** more requests of unknown price than this share, and the cost of a day is unknown */
const mostUnpriced = 0.02

export function readTask(config: Config, given: GivenTask): TaskReading {
  const { task, name, settings, kind, version, recent, counts, span } = given
  const newest = recent[0]
  const vendor = newest ? (config.upstreams[newest.upstream]?.vendor ?? null) : null
  const primary = newest ? { model: newest.model, vendor: vendor ?? newest.upstream } : null
  const exchanges = sum(counts, (it) => it.exchanges)
  const answered = exchanges - sum(counts, (it) => it.errors)
  const unpriced = sum(counts, (it) => it.unpriced)
  const spendNano = sum(counts, (it) => it.costNano)
  const evidence = given.evidence.filter(({ taskVersion }) => taskVersion === version.key)
  const { listed, unlisted } = armsOf(config, settings, evidence, given.tiers)
  const candidates = [...listed, ...unlisted]
  // Whose an imported reply is may not be known: a rule about vendors says nothing of it.
  const ruleFor = ({ upstream }: Tier) =>
    Object.hasOwn(config.upstreams, upstream.name) ? settings : { egress: [upstream.vendor] }
  const input: TaskInput = {
    task: name,
    version: version.key,
    kind,
    grading: gradingOf(kind, settings.own),
    primary: { name: primary?.model ?? 'unknown', vendor: primary?.vendor ?? 'unknown' },
    requestsPerDay: perDay(answered, span),
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
        evidence: evidence
          .filter(({ tierRevision }) => tierRevision === tier.revision)
          .map(({ slice, day, reading, evidence: held }) => ({ slice, day, reading, evidence: held })),
        fit: fitOf(tier, recent, ruleFor(tier), vendor, given.estimated),
        rates: given.ratesOf(tier),
      }),
    ),
  }
  return {
    task,
    name,
    settings,
    version,
    versions: given.versions
      .map((it) => versionReading(it, given))
      .toSorted((a, b) => b.firstSeen - a.firstSeen || (a.key < b.key ? -1 : 1)),
    primary,
    exchanges,
    answered,
    sampled: sum(counts, (it) => it.sampled),
    spendNano,
    unpriced,
    estimated: sum(counts, (it) => it.estimated ?? 0),
    nanoPerDay: unpriced > mostUnpriced * exchanges ? null : perDay(spendNano, span),
    tokens: { input: sum(counts, (it) => it.inputTokens), output: sum(counts, (it) => it.outputTokens) },
    candidates,
    unlisted: unlisted.map(({ name: candidate }) => candidate),
    input,
  }
}

function versionReading(it: VersionRow, { version, evidence, counts }: GivenTask): VersionReading {
  // All candidates of a task are counted up to the same unit; the most says how far that is.
  const units = new Map<string, number>()
  for (const row of evidence) {
    if (row.taskVersion !== it.key || row.slice !== '' || row.reading !== 'as-is') continue
    units.set(row.tierRevision, (units.get(row.tierRevision) ?? 0) + row.evidence.units)
  }
  return {
    ...it,
    exchanges: sum(
      counts.filter(({ taskVersion }) => taskVersion === it.key),
      ({ exchanges }) => exchanges,
    ),
    units: Math.max(0, ...units.values()),
    isDecided: it.key === version.key,
  }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
