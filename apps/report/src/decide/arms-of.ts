import type { Config, TaskSettings } from '@tierdrop/config'
import type { EvidenceRow } from '@tierdrop/store'
import { resolveTier, type Tier } from '@tierdrop/tiers'

/** Every tier that was ever registered, by revision. */
export type KnownTiers = ReadonlyMap<string, Tier>

/** production's own models are registered under names that no tier of a config can have */
const isControl = (name: string) => name.startsWith('current:')

/**
 * The candidates that config names for a task, and those that it doesn't (any more) though evidence of
 * them was kept: imported replies, a candidate that was taken off. Of a name, the revision counted last.
 */
export function armsOf(
  config: Config,
  { candidates }: Pick<TaskSettings, 'candidates'>,
  evidence: readonly Pick<EvidenceRow, 'tierRevision' | 'tierName' | 'day'>[],
  known: KnownTiers,
): { listed: Tier[]; unlisted: Tier[] } {
  const listed = candidates.map((candidate) => resolveTier(config, candidate))
  const last = new Map<string, { revision: string; day: string }>()
  for (const { tierName: name, tierRevision: revision, day } of evidence) {
    if (isControl(name) || candidates.includes(name)) continue
    const before = last.get(name)
    const isLater =
      before === undefined || day > before.day || (day === before.day && revision > before.revision)
    if (isLater) last.set(name, { revision, day })
  }
  const revisions = new Set(listed.map(({ revision }) => revision))
  const unlisted = [...last]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { revision }]) => {
      const tier = known.get(revision)
      // under another name it is decided already
      return tier === undefined || revisions.has(revision) ? [] : [{ ...tier, name }]
    })
  return { listed, unlisted }
}
