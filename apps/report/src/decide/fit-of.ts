import type { TaskSettings } from '@tierdrop/config'
import type { Fit } from '@tierdrop/decision'
import type { RecentRequest } from '@tierdrop/store'
import { capabilitiesOf, type Tier } from '@tierdrop/tiers'

type Seen = Pick<RecentRequest, 'id' | 'usage' | 'hasImage' | 'toolCount'>

/** What of the newest requests the candidate could not take, and whether it may see them at all. */
export function fitOf(
  tier: Tier,
  recent: readonly Seen[],
  { egress }: Pick<TaskSettings, 'egress'>,
  primaryVendor: string | null,
  /** input tokens where the vendor counted none; null: they can't be estimated either */
  estimated: ReadonlyMap<string, number | null> = new Map(),
): Fit {
  const { contextWindow, tools, images } = capabilitiesOf(tier)
  const allowed = egress ?? (primaryVendor === null ? null : [primaryVendor])
  const countOf = (tooMuch: (exchange: Seen) => boolean) => recent.filter(tooMuch).length
  const inputOf = ({ id, usage }: Seen) => usage.input ?? estimated.get(id) ?? null
  return {
    requests: recent.length,
    overContext: contextWindow === null ? 0 : countOf((it) => (inputOf(it) ?? 0) > contextWindow.tokens),
    lengthUnknown: contextWindow === null ? 0 : countOf((it) => inputOf(it) === null),
    needImages: images ? 0 : countOf(({ hasImage }) => hasImage),
    needTools: tools ? 0 : countOf(({ toolCount }) => toolCount > 0),
    // Without a rule and without a request yet, nobody knows whom the rule would allow.
    egressForbidden: allowed !== null && !allowed.includes(tier.upstream.vendor),
  }
}
