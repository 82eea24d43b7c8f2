import type { Config } from '@tierdrop/config'
import type { Store, TrialRow } from '@tierdrop/store'
import type { CallTier, PriceBook, Tier } from '@tierdrop/tiers'
import { createRedactor } from '../capture/redact/redactor.ts'
import { withinBudget } from './budget.ts'
import { countLateUnits, countSettledUnits } from './count-units.ts'
import { graderTasks } from './grader-tasks.ts'
import { createJudges } from './judge/judging.ts'
import { planExchanges } from './plan-exchanges.ts'
import { retain } from './retain.ts'
import { runTrial } from './run-trial.ts'
import { taskNames } from './task-names.ts'
import { createTierBook } from './tier-book.ts'
import { createTrickle } from './trickle.ts'
import { createTryEarlier } from './try-earlier.ts'
import { createYielding } from './yielding.ts'

export type MirrorOptions = {
  config: Config
  store: Store
  callTier: CallTier
  prices: PriceBook
  /** the capture's, so that a value has one placeholder everywhere */
  redactionKey: Buffer
  /** where keys are: a tier without its key is not called */
  env: Readonly<Record<string, string | undefined>>
  /** names this process among those that lease from the store */
  owner: string
  now: () => number
  newId: () => string
  log: { info(facts: object, message: string): void; error(facts: object, message: string): void }
}

export type Mirror = { drain(): Promise<void>; readonly failed: Promise<unknown> }

const idlePause = 50
/** what was said by then has been captured: a unit is not closed over an exchange that is still on its way */
const captureLagMs = 1_000
const leaseMs = 10_000
const upkeepEvery = 2_000
/** of units that a later candidate is counted in, at each upkeep */
const lateLimit = 1_000

/** Plans, leases, calls, grades and counts, until it is told to drain. */
export async function startMirror(options: MirrorOptions): Promise<Mirror> {
  const { config, store, now, newId, owner } = options
  const nameOf = taskNames(config, store)
  const taskOf = graderTasks(config, store)
  const tiers = await createTierBook(config, store, now)
  const trickle = createTrickle(config, store, tiers, now)
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  const redactor = createRedactor(config.redact, options.redactionKey)
  const evaluation = { evaluation: config.evaluation.name, seed: config.evaluation.seed, limit: 200 }
  let upkeepAt = 0
  let retainAt = 0
  let spendable = true

  const upkeep = async () => {
    if (now() < upkeepAt) return
    upkeepAt = now() + upkeepEvery
    await store.renewLeases({ owner, until: now() + leaseMs })
    await store.recoverLeases(now())
    const budget = config.evaluation.budget === null ? null : Math.round(config.evaluation.budget * 1e9)
    const { within } = await withinBudget(store, { nano: budget, since: 0 })
    if (spendable && !within)
      options.log.info({ budget: config.evaluation.budget }, 'the budget is spent: no further shadow calls')
    spendable = within
    await store.expireTrials(now(), { isSpent: !within })
    if (now() >= retainAt) {
      retainAt = now() + config.defaults.retention.purgeEvery
      await retain(config.defaults.retention, store, now())
    }
    await judges.upkeep()
    await yielding.look()
    await countLateUnits(store, { ...evaluation, limit: lateLimit })
  }

  const goesOn = (work: Promise<void>) => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }

  const start = async (trials: TrialRow[], entry: ReturnType<typeof tiers.entries>[number]) => {
    const exchanges = new Map(
      (await store.exchanges(trials.map((it) => it.exchangeId))).map((it) => [it.id, it]),
    )
    const ids = [...exchanges.keys()]
    const originals = await store.exchangeTexts(ids, 'original')
    const texts = await store.exchangeTexts(ids)
    for (const trial of trials) {
      const exchange = exchanges.get(trial.exchangeId)
      const kept = texts.get(trial.exchangeId)
      const text = originals.get(trial.exchangeId)
      // A redacted request is another request: without its original it can't be tried any more.
      if (!exchange || !kept || !text) {
        await store.settleTrial(trial.id, { state: 'left-out', reason: 'its content is gone', grades: [] })
        continue
      }
      const task = await taskOf(exchange.taskVersion)
      entry.gate.enter(now())
      const run = runTrial(
        {
          trial,
          ...entry,
          exchange,
          text,
          kept,
          task,
          hasJudge: judges.has(await nameOf(exchange.taskVersion)),
        },
        {
          ...options,
          redactor,
          seed: config.evaluation.seed,
          expiry: config.defaults.trialExpiry,
          attempts: config.defaults.attempts,
          signal: stopping.signal,
        },
      )
        .finally(() => entry.gate.leave())
        .catch((error: unknown) => {
          // A fault of ours with one trial: it comes back when its lease ends; the others go on.
          options.log.error({ err: error, trial: trial.id }, 'a trial could not be run')
        })
      goesOn(run)
    }
  }

  const keyless = new Set<string>()
  const hasKey = ({ name, keyEnv }: Tier): boolean => {
    if (keyEnv === null || (options.env[keyEnv] ?? '') !== '') return true
    if (!keyless.has(name)) options.log.error({ tier: name, key: keyEnv }, 'its key is not set: not called')
    keyless.add(name)
    return false
  }

  const yielding = createYielding(store, now, options.log)
  const mayCall = (tier: Tier): boolean => hasKey(tier) && !yielding.pauses(tier)

  const judges = createJudges({
    ...options,
    tiers,
    nameOf,
    mayCall,
    redactor,
    seed: config.evaluation.seed,
    attempts: config.defaults.attempts,
    signal: stopping.signal,
    running: (judging) =>
      goesOn(
        judging.catch((error: unknown) => {
          options.log.error({ err: error }, 'a reply could not be judged')
        }),
      ),
  })

  const lease = async (): Promise<number> => {
    if (!spendable) return 0
    let leased = await judges.start()
    for (const entry of tiers.entries()) {
      const limit = mayCall(entry.tier) ? entry.gate.room(now()) : 0
      if (limit <= 0) continue
      const trials = await store.leaseTrials({
        owner,
        now: now(),
        until: now() + leaseMs,
        limit,
        tierRevisions: [entry.tier.revision],
      })
      leased += trials.length
      await start(trials, entry)
    }
    return leased
  }

  const tryEarlier = createTryEarlier(config, {
    store,
    tiers,
    trickle,
    taskNames: nameOf,
    now,
    newId,
  })
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await upkeep()
      const planned = await planExchanges(config, {
        store,
        tiers,
        trickle,
        priceOf: options.prices.priceOf,
        taskNames: nameOf,
        now,
        newId,
      })
      // today's requests come first
      const earlier = planned === 0 && spendable ? await tryEarlier() : 0
      const leased = await lease()
      const counted = await countSettledUnits(store, { ...evaluation, now: now() - captureLagMs })
      if (planned + earlier + leased + counted === 0) await pause(idlePause, stopping.signal)
      else await new Promise(setImmediate)
    }
  }
  const looping = loop().catch(failed.reject)

  return {
    failed: failed.promise,
    async drain() {
      stopping.abort()
      await looping
      await Promise.all(running)
      await store.releaseLeases(owner)
    },
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
