import type { Config } from '@tierdrop/config'
import { uniform } from '@tierdrop/decision'
import type { ExchangeRow, Store } from '@tierdrop/store'
import { isSameModel, type Tier } from '@tierdrop/tiers'
import type { TierBook } from './tier-book.ts'

/** of a task's units after its switch: enough to see drift, a tenth of what the evaluation cost */
const trickleShare = 0.1
const readEvery = 5_000

/** What a task was switched from and to, as the report pinned it when it recommended that. By task key. */
type Pins = Readonly<Record<string, { model: string; candidateModel: string }>>

/**
 * After a switch production runs the recommended model. Its shadow would be itself, so the model of
 * before is asked instead, on a small share of the units: it stays the reference that drift is seen by.
 */
export type Trickle = {
  /** null: production has not moved; else who is asked in place of the candidates */
  armsAfterSwitch(exchange: ExchangeRow): Promise<Tier[] | null>
}

export function createTrickle(
  config: Config,
  store: Pick<Store, 'getMeta' | 'versions'>,
  tiers: Pick<TierBook, 'former'>,
  now: () => number,
): Trickle {
  const { name, seed } = config.evaluation
  const taskKeys = new Map<string, string>()
  let pins: Pins = {}
  let readAt = Number.NEGATIVE_INFINITY

  const pinOf = async (taskVersion: string) => {
    if (now() - readAt >= readEvery) {
      readAt = now()
      const kept = await store.getMeta(`pinned:${name}`)
      pins = kept === null ? {} : (JSON.parse(kept) as Pins)
    }
    if (Object.keys(pins).length === 0) return undefined
    if (!taskKeys.has(taskVersion)) {
      for (const version of await store.versions()) taskKeys.set(version.key, version.taskKey)
    }
    const key = taskKeys.get(taskVersion) ?? ''
    return Object.hasOwn(pins, key) ? pins[key] : undefined
  }

  return {
    async armsAfterSwitch({ model, taskVersion, unitId }) {
      const pin = await pinOf(taskVersion)
      if (!pin || model === null || isSameModel(pin.model, pin.candidateModel)) return null
      if (!isSameModel(model, pin.candidateModel)) return null
      if (uniform('sampling', `${seed}:trickle`, unitId) >= trickleShare) return []
      const former = tiers.former(pin.model)
      return former === null ? [] : [former]
    },
  }
}
