import { type Config, failure } from '@tierdrop/config'
import {
  type BilledTokens,
  type Change,
  cacheFactor,
  emptyEvidence,
  type estateOf,
  sumEvidence,
  type TaskVerdict,
  whatIf,
} from '@tierdrop/decision'
import type { Store } from '@tierdrop/store'
import { createPriceBook } from '@tierdrop/tiers'
import { type Decision, decideStore } from './decide-store.ts'
import { estateOfDecision } from './estate-of.ts'
import type { TaskReading } from './read-task.ts'
import { tokenRates } from './token-rates.ts'

/** What one would like to change for once, in the words of config: money in USD. */
export type Wish = {
  /** left out: all tasks */
  task?: string
  margin?: number
  errorCost?: number
  reviewCost?: number
  reviewedShare?: number
  savingFloor?: number
  retries?: number
  fallback?: boolean
  /** by tier, as a share of what it is; `current` is production's own model */
  prices?: Readonly<Record<string, number>>
  /** requests a day, or how many times as many */
  volume?: { perDay: number } | { times: number }
  batch?: boolean
  /** the share of input tokens that production would read from the vendor's cache */
  cacheHit?: number
}

export type WhatIf = {
  now: Decision
  wouldBe: Decision
  estate: { now: ReturnType<typeof estateOf>; wouldBe: ReturnType<typeof estateOf> }
}

/** the name under which the price of production's own model is changed */
const current = 'current'

/** The verdicts as they would be, from the evidence that is there, beside those of now. Writes nothing. */
export async function whatIfStore(config: Config, store: Store, wish: Wish, now: number): Promise<WhatIf> {
  const decision = await decideStore(config, store, now, 'all')
  const names = decision.tasks.map(({ reading }) => reading.name)
  if (wish.task !== undefined && !names.includes(wish.task))
    throw failure('USAGE', {
      reason: `task: no "${wish.task}" has been seen; there are: ${names.join(', ') || 'none yet'}`,
    })
  const tiers = new Set([
    current,
    ...Object.keys(config.tiers),
    ...decision.tasks.flatMap(({ reading }) => reading.unlisted),
  ])
  for (const tier of Object.keys(wish.prices ?? {}))
    if (!tiers.has(tier))
      throw failure('USAGE', {
        reason: `price: no tier is called "${tier}"; there are: ${[...tiers].join(', ')}`,
      })
  const inputs = decision.tasks.map(({ reading }) => reading.input)
  const changed = whatIf(inputs, changeOf(config, decision, wish, now), decision.ledger)
  const wouldBe = {
    ...decision,
    tasks: decision.tasks.map((it, index) => withVerdict(it, changed[index], wish)),
  }
  const estate = { now: estateOfDecision(decision), wouldBe: estateOfDecision(wouldBe) }
  return { now: decision, wouldBe, estate }
}

function withVerdict(
  { reading, verdict }: Decision['tasks'][number],
  changed: TaskVerdict | undefined,
  wish: Wish,
): Decision['tasks'][number] {
  const isMeant = wish.task === undefined || wish.task === reading.name
  if (!isMeant) return { reading, verdict: changed ?? verdict }
  const { requestsPerDay } = reading.input
  const perDay = volumeOf(requestsPerDay, wish)
  const perRequest =
    reading.nanoPerDay === null || !requestsPerDay ? null : reading.nanoPerDay / requestsPerDay
  const primary = wish.prices?.[current] ?? 1
  return {
    reading: {
      ...reading,
      input: { ...reading.input, requestsPerDay: perDay },
      nanoPerDay: perRequest === null || perDay === null ? null : perRequest * perDay * primary,
    },
    verdict: changed ?? verdict,
  }
}

function volumeOf(requestsPerDay: number | null, { volume }: Wish): number | null {
  if (volume === undefined) return requestsPerDay
  if ('perDay' in volume) return volume.perDay
  return requestsPerDay === null ? null : requestsPerDay * volume.times
}

function changeOf(config: Config, decision: Decision, wish: Wish, now: number): Change {
  const { task, margin, errorCost, reviewCost, reviewedShare, savingFloor, retries, fallback } = wish
  const { prices = {}, volume } = wish
  const given: Record<keyof Change, unknown> = {
    task,
    margin,
    errorCostNano: nano(errorCost),
    reviewCostNano: nano(reviewCost),
    reviewedShare,
    savingFloorNano: nano(savingFloor),
    retries,
    fallback,
    primaryPriceFactor: prices[current],
    candidatePriceFactor: undefined,
    priceFactors: prices,
    factorOf:
      wish.batch || wish.cacheHit !== undefined ? vendorFactors(config, decision, wish, now) : undefined,
    requestsPerDay: volume && 'perDay' in volume ? volume.perDay : undefined,
    volumeFactor: volume && 'times' in volume ? volume.times : undefined,
    batch: undefined,
    caching: undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Change
}

const nano = (dollars: number | undefined) => (dollars === undefined ? undefined : Math.round(dollars * 1e9))

/** What the vendor's batch interface and its cache would leave of each candidate's bill, by its own rates. */
function vendorFactors(config: Config, { tasks }: Decision, wish: Wish, now: number) {
  const book = createPriceBook({ overrides: config.prices })
  return (task: string, candidate: string): number => {
    const reading = tasks.find((it) => it.reading.name === task)?.reading
    const tier = reading?.candidates.find(({ name }) => name === candidate)
    const found = tier && book.cardOf(tier, now)
    if (!reading || !found?.known)
      throw failure('NOT_ENOUGH_DATA', {
        reason: `What ${candidate} costs is unknown: see \`tierdrop prices\`.`,
      })
    const { rates } = found.card
    const unknown = (what: string) =>
      failure('NOT_ENOUGH_DATA', {
        reason: `What ${candidate} costs ${what} is unknown: an override under \`prices\` can say it.`,
      })
    if (wish.batch && rates.batchShare === null) throw unknown('by batch')
    const batch = wish.batch ? (rates.batchShare ?? 1) : 1
    if (wish.cacheHit === undefined) return batch
    const perToken = tokenRates(book, tier, now)
    if (perToken === null) throw unknown('by token')
    return batch * (cacheFactor(tokensOf(reading, candidate), perToken, wish.cacheHit) ?? 1)
  }
}

/**
 * As shadow replies were billed. Where their vendors do not say what was cached: in the proportion of
 * all requests of the task, with nothing read from a cache.
 */
function tokensOf({ tokens, input }: TaskReading, candidate: string): BilledTokens {
  const rows = input.candidates.find((it) => it.candidate === candidate)?.evidence ?? []
  const whole = rows.filter(({ slice, reading }) => slice === '' && reading === 'as-is')
  const seen = sumEvidence([emptyEvidence(), ...whole.map(({ evidence }) => evidence)]).tokens
  return seen.exchanges > 0 ? seen.candidate : { ...seen.candidate, ...tokens }
}
