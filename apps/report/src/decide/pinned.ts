import type { Config } from '@tierdrop/config'
import type { Estimate } from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import { isSameModel } from '@tierdrop/tiers'
import type { Decision } from './decide-store.ts'

/** What a task was to be switched from and to, and what that was to save, when it was first recommended. */
export type Pinned = {
  /** production's model then: the reference for whatever comes after */
  model: string
  candidate: string
  candidateModel: string
  /** the newest traffic then, by production's clock */
  since: number
  /** the share of requests that a rule takes in; null: the whole task */
  part: number | null
  /** nano-dollars per request (of that part): what it cost, and what was to be saved */
  primaryNano: number
  forecast: Estimate
}

/** by task key */
export type PinnedTasks = Readonly<Record<string, Pinned>>

const pinnedKey = (evaluation: string) => `pinned:${evaluation}`

export async function readPinned(config: Config, store: Pick<Store, 'getMeta'>): Promise<PinnedTasks> {
  const kept = await store.getMeta(pinnedKey(config.evaluation.name))
  return kept === null ? {} : (JSON.parse(kept) as PinnedTasks)
}

/** Pins what is recommended for the first time. Whoever decides the same at the same time writes the same. */
export async function keepPinned(
  config: Config,
  store: Pick<Store, 'getMeta' | 'setMeta'>,
  decision: Decision,
): Promise<void> {
  const before = await readPinned(config, store)
  const after = pinTasks(before, decision)
  if (after !== before) await store.setMeta(pinnedKey(config.evaluation.name), JSON.stringify(after))
}

/**
 * A pin stays while production is on the model that was pinned or on the one that it was to move to;
 * another candidate recommended before anything moved takes its place.
 */
export function pinTasks(
  before: PinnedTasks,
  { tasks, span, at }: Pick<Decision, 'tasks' | 'span' | 'at'>,
): PinnedTasks {
  const added: Record<string, Pinned> = {}
  for (const { reading, verdict } of tasks) {
    const { action, candidate, rule, saving } = verdict.recommendation
    const model = reading.primary?.model ?? null
    const tier = reading.candidates.find(({ name }) => name === candidate)
    if ((action !== 'switch' && action !== 'switch-if') || model === null || !tier || !saving?.known) continue
    const pinned = before[reading.task.key]
    if (pinned && (isSameModel(model, pinned.candidateModel) || pinned.candidate === candidate)) continue
    // Already there when it was first asked: there is nothing to come back to.
    if (isSameModel(model, tier.model)) continue
    added[reading.task.key] = {
      model,
      candidate: tier.name,
      candidateModel: tier.model,
      since: span?.to ?? at,
      part: rule === null ? null : rule.shareOfVolume,
      primaryNano: saving.primary,
      forecast: saving.perRequest,
    }
  }
  return Object.keys(added).length === 0 ? before : { ...before, ...added }
}
