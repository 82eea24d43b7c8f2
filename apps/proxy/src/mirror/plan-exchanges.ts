import { type Config, taskSettings } from '@tierdrop/config'
import type { ExchangeRow, PlannedExchange, Store } from '@tierdrop/store'
import { capabilitiesOf, factsOf, fitness, type PriceOf, type Tier } from '@tierdrop/tiers'
import { type Conversation, readRequest } from '@tierdrop/wire'
import { estimateExchange } from './estimate-exchange.ts'
import { isTried } from './is-tried.ts'
import { planTrials } from './plan.ts'
import { requestFacets } from './request-facets.ts'
import type { TierBook } from './tier-book.ts'
import type { Trickle } from './trickle.ts'
import { wholeConversation } from './whole-conversation.ts'

const batch = 200

/** Plans the trials of exchanges that have none yet; answers how many exchanges it planned. */
export async function planExchanges(
  config: Config,
  {
    store,
    tiers,
    trickle,
    priceOf,
    taskNames,
    now,
    newId,
  }: {
    store: Pick<
      Store,
      | 'unplannedExchanges'
      | 'exchanges'
      | 'exchangeOfReply'
      | 'exchangeTexts'
      | 'planTrials'
      | 'estimateUsage'
    >
    tiers: TierBook
    trickle: Trickle
    priceOf: PriceOf
    /** the name that config knows a task version's task by */
    taskNames: (taskVersion: string) => Promise<string>
    now: () => number
    newId: () => string
  },
): Promise<number> {
  const exchanges = await store.unplannedExchanges(batch)
  if (exchanges.length === 0) return 0
  const texts = await store.exchangeTexts(exchanges.filter((it) => it.hasText).map((it) => it.id))
  const estimates = exchanges.flatMap((exchange) => {
    const text = texts.get(exchange.id)
    return (text && estimateExchange(config, exchange, text, priceOf)) ?? []
  })
  if (estimates.length > 0) await store.estimateUsage(estimates)
  const counted = new Map(estimates.map(({ exchangeId, usage }) => [exchangeId, usage]))
  const planned: PlannedExchange[] = []
  for (const captured of exchanges) {
    const exchange = { ...captured, usage: counted.get(captured.id) ?? captured.usage }
    const settings = taskSettings(config, await taskNames(exchange.taskVersion))
    const text = texts.get(exchange.id)
    const named = isTried(config.evaluation, exchange.at) ? settings.candidates : []
    const candidates = (await trickle.armsAfterSwitch(exchange)) ?? named.map((name) => tiers.candidate(name))
    const conversation = text ? readRequest(exchange.dialect, JSON.parse(text.request)) : null
    const whole = conversation?.previousResponseId ? await wholeConversation(store, conversation) : null
    // Where it went is not known any more: no control could be asked the same again.
    const isKnown = exchange.target !== ''
    const fit =
      conversation && isKnown
        ? candidates.filter((tier) => fits(config, tier, settings.egress, exchange, whole ?? conversation))
        : []
    const control = settings.control === 'on' && fit.length > 0 ? await tiers.control(exchange) : null
    const times = { now: now(), expiresAt: now() + config.defaults.trialExpiry, newId }
    planned.push({
      exchangeId: exchange.id,
      trials: planTrials(exchange, { candidates: fit, control }, times),
      ...(conversation && fit.length > 0 && { facets: requestFacets(conversation) }),
    })
  }
  await store.planTrials(planned, now())
  return exchanges.length
}

export function fits(
  config: Config,
  tier: Tier,
  vendors: readonly string[] | null,
  exchange: ExchangeRow,
  conversation: Conversation,
): boolean {
  const primaryVendor = config.upstreams[exchange.upstream]?.vendor
  if (primaryVendor === undefined) return false
  const facts = factsOf(conversation, exchange.usage.input)
  return fitness(tier, capabilitiesOf(tier), facts, { primaryVendor, vendors }).length === 0
}
