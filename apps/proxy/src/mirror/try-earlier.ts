import { type Config, taskSettings } from '@tierdrop/config'
import type { PlannedExchange, Store } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'
import { readRequest } from '@tierdrop/wire'
import { isTried } from './is-tried.ts'
import { planTrials } from './plan.ts'
import { fits } from './plan-exchanges.ts'
import { requestFacets } from './request-facets.ts'
import type { TierBook } from './tier-book.ts'
import type { Trickle } from './trickle.ts'
import { wholeConversation } from './whole-conversation.ts'

const batch = 200

/** Plans a batch of earlier exchanges for candidates that came later; answers how many it looked at. */
export type TryEarlier = () => Promise<number>

type Options = {
  store: Pick<
    Store,
    | 'versions'
    | 'getMeta'
    | 'setMeta'
    | 'untriedExchanges'
    | 'exchanges'
    | 'exchangeOfReply'
    | 'exchangeTexts'
    | 'planLateTrials'
  >
  tiers: TierBook
  trickle: Trickle
  taskNames: (taskVersion: string) => Promise<string>
  now: () => number
  newId: () => string
}

/**
 * Where originals are kept for some days, a candidate added on Thursday is tried on Monday's requests
 * too: on what was planned before this process began, once, oldest first.
 */
export function createTryEarlier(config: Config, options: Options): TryEarlier {
  const { store, tiers, taskNames, now } = options
  const { originals } = config.defaults.retention
  const plannedBefore = now()
  const metaKey = `tried-earlier:${config.evaluation.name}`
  let left: Left | null = null

  return async () => {
    if (originals === 'trials') return 0
    left ??= await readLeft(config, metaKey, options)
    const [next] = left.waiting
    if (!next) return 0
    const { taskVersion, tier, after } = next
    const settings = taskSettings(config, await taskNames(taskVersion))
    const exchanges = await store.untriedExchanges({
      evaluation: config.evaluation.name,
      taskVersion,
      tierRevision: tier.revision,
      control: settings.control === 'on',
      plannedBefore,
      since: now() - originals,
      after,
      limit: batch,
    })
    const last = exchanges.at(-1)
    if (last) next.after = last.id
    else {
      left.waiting.shift()
      left.done.push(keyOf(next))
      await store.setMeta(metaKey, JSON.stringify(left.done))
    }
    const texts = await store.exchangeTexts(
      exchanges.map(({ id }) => id),
      'original',
    )
    const planned: PlannedExchange[] = []
    for (const exchange of exchanges) {
      const text = texts.get(exchange.id)
      if (!text || exchange.target === '' || !isTried(config.evaluation, exchange.at)) continue
      // where production has moved, the trickle asks on
      if ((await options.trickle.armsAfterSwitch(exchange)) !== null) continue
      const conversation = readRequest(exchange.dialect, JSON.parse(text.request))
      const whole = conversation.previousResponseId ? await wholeConversation(store, conversation) : null
      if (!fits(config, tier, settings.egress, exchange, whole ?? conversation)) continue
      const control = settings.control === 'on' ? await tiers.control(exchange) : null
      const times = { now: now(), expiresAt: now() + config.defaults.trialExpiry, newId: options.newId }
      const trials = planTrials(exchange, { candidates: [tier], control }, times)
      planned.push({ exchangeId: exchange.id, trials, facets: requestFacets(conversation) })
    }
    if (planned.length > 0) await store.planLateTrials(planned, now())
    return exchanges.length
  }
}

type Candidacy = { taskVersion: string; tier: Tier }
/** `done`: what came before them has been looked at, and what came since was planned with them */
type Left = { waiting: (Candidacy & { after: string | null })[]; done: string[] }

const keyOf = ({ taskVersion, tier }: Candidacy) => `${taskVersion} ${tier.revision}`

/** Who is no candidate any more is forgotten, so that what it missed is looked at if it comes back. */
async function readLeft(config: Config, metaKey: string, options: Options): Promise<Left> {
  const { store, tiers, taskNames } = options
  const kept = await store.getMeta(metaKey)
  const known = new Set(kept === null ? [] : (JSON.parse(kept) as string[]))
  const candidacies: Candidacy[] = []
  for (const { key } of await store.versions()) {
    const { candidates } = taskSettings(config, await taskNames(key))
    for (const name of candidates) candidacies.push({ taskVersion: key, tier: tiers.candidate(name) })
  }
  return {
    waiting: candidacies.filter((it) => !known.has(keyOf(it))).map((it) => ({ ...it, after: null })),
    done: candidacies.map(keyOf).filter((key) => known.has(key)),
  }
}
