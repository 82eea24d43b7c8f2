import { type Config, taskSettings } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'
import { recountWith } from '../count-units.ts'
import { fits } from '../plan-exchanges.ts'
import type { TierBook } from '../tier-book.ts'
import { settleAdmissions } from './judge-states.ts'
import { type JudgeRun, judgeTrial } from './judge-trial.ts'
import { isOpenFailure } from './open-failure.ts'
import { checkJudges, type TaskJudge, taskJudge } from './task-judge.ts'

export type Judges = {
  /** whether failed replies of a task are to be put before a judge */
  has(task: string): boolean
  /** queues what no judge of today has seen, and settles who is admitted */
  upkeep(): Promise<void>
  /** starts what is due and there is room for; answers how many */
  start(): Promise<number>
}

type JudgesOptions = Omit<JudgeRun, 'store'> & {
  config: Config
  store: Store
  tiers: TierBook
  nameOf: (taskVersion: string) => Promise<string>
  /** it has its key, and production does not need its upstream */
  mayCall: (tier: Tier) => boolean
  /** takes a judging that goes on by itself */
  running: (judging: Promise<void>) => void
}

/** Judging goes on behind counting: an admitted judge's label has its unit counted anew. */
export function createJudges(options: JudgesOptions): Judges {
  const { config, store, tiers, nameOf, now } = options
  const tierOf = (name: string) => tiers.entries().find(({ tier }) => tier.name === name)?.tier
  checkJudges(config, tierOf)
  const known = new Map<string, TaskJudge | null>()
  const judgeOf = (task: string) => {
    const judge = known.get(task) ?? taskJudge(config, task, tierOf)
    known.set(task, judge)
    return judge
  }
  const hasAny =
    config.defaults.judge !== null || Object.keys(config.tasks).some((task) => judgeOf(task) !== null)
  const queued = new Set<string>()
  const gateOf = (judge: TaskJudge) =>
    tiers.entries().find(({ tier }) => tier.revision === judge.tier.revision)?.gate

  const room = () =>
    Math.max(
      0,
      ...[...Object.keys(config.tasks), ''].map((task) => {
        const judge = judgeOf(task)
        return judge && options.mayCall(judge.tier) ? Math.floor((gateOf(judge)?.room(now()) ?? 0) / 2) : 0
      }),
    )

  return {
    has: (task) => judgeOf(task) !== null,

    async upkeep() {
      if (hasAny) {
        for (const { key } of await store.versions()) {
          const judge = queued.has(key) ? null : judgeOf(await nameOf(key))
          queued.add(key)
          if (judge) await store.queueJudging({ judge: judge.grader, taskVersion: key, at: now() })
        }
      }
      await settleAdmissions(config, store, { now: now(), recount: recountWith(config.evaluation.seed) })
    },

    async start() {
      const limit = hasAny ? room() : 0
      if (limit === 0) return 0
      const due = await store.leaseJudgings({ now: now(), until: now() + leaseMs, limit })
      if (due.length === 0) return 0
      const ids = due.map(({ trial }) => trial.exchangeId)
      const exchanges = new Map((await store.exchanges(ids)).map((it) => [it.id, it]))
      const texts = await store.exchangeTexts(ids)
      const replies = await store.trialTexts(due.map(({ trial }) => trial.id))
      const dialects = new Map(
        (await store.tiers()).map(({ revision, body }) => [revision, (JSON.parse(body) as Tier).dialect]),
      )
      const recount = recountWith(config.evaluation.seed)
      for (const { trial, grade } of due) {
        const exchange = exchanges.get(trial.exchangeId)
        const task = exchange ? await nameOf(exchange.taskVersion) : ''
        const judge = judgeOf(task)
        const gate = judge && gateOf(judge)
        const dialect = dialects.get(trial.tierRevision)
        if (!exchange || !judge || !gate || !dialect || !isOpenFailure(grade)) {
          await store.settleJudging(trial.id, { judgeAt: null }, recount)
          continue
        }
        if (!options.mayCall(judge.tier) || gate.room(now()) < 2) {
          await store.settleJudging(trial.id, { judgeAt: now() + waitMs }, recount)
          continue
        }
        options.running(
          judgeTrial(
            {
              trial,
              exchange,
              text: texts.get(exchange.id),
              reply: replies.get(trial.id),
              dialect,
              judge,
              gate,
              fits: (conversation) =>
                fits(config, judge.tier, taskSettings(config, task).egress, exchange, conversation),
            },
            options,
          ),
        )
      }
      return due.length
    },
  }
}

/** above any tier's timeout with its calls' way through the store */
const leaseMs = 15 * 60_000
const waitMs = 1_000
