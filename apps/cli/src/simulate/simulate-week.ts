import { type Config, taskSettings } from '@tierdrop/config'
import {
  Batch,
  Catalog,
  consume,
  countSettledUnits,
  createRedactor,
  createTierBook,
  gradedTask,
  type Stages,
  type TierBook,
  withOwnGraders,
} from '@tierdrop/proxy'
import type { GradedTask } from '@tierdrop/scoring'
import type { RequestFacets, SettledTrial, Store } from '@tierdrop/store'
import { createIdentifier } from '@tierdrop/tasks'
import { createPriceBook } from '@tierdrop/tiers'
import { dayMs, isOut } from './arrivals.ts'
import { type WeekEvent, weekEvents } from './week-events.ts'
import { exchangeOf } from './week-exchange.ts'
import { armRandom } from './week-replies.ts'
import { type Arms, trialsOf } from './week-trials.ts'

export type Week = {
  seed: string
  days: number
  perDay: number
  from: number
  /** of the replies whose texts are kept */
  texts: number
}

export type Simulated = { exchanges: number; kept: number; trials: number; units: number }

const batchSize = 2_000
/** during an outage of the vendor */
const failing = 0.7

type Planned = { exchangeId: string; trials: SettledTrial[]; facets: RequestFacets }

/** Writes the week through capture's, grading's and counting's own code; only the calls are made up. */
export async function simulateWeek(
  config: Config,
  store: Store,
  week: Week,
  onProgress: (exchanges: number) => void = () => {},
): Promise<Simulated> {
  // One day's prices for the whole week: looking each hour's up would cost more than using them.
  const priceOf = createPriceBook({ overrides: config.prices, at: week.from }).priceOf
  const catalog = new Catalog()
  const stages: Stages = {
    identifier: createIdentifier({
      rules: config.tasks,
      sample: config.defaults.sample,
      seed: config.evaluation.seed,
      known: [],
    }),
    priceOf,
    redactor: createRedactor(config.redact, Buffer.alloc(32)),
    upstreams: config.upstreams,
    catalog,
    onBug: (stage, error) => {
      throw new Error(`${stage}: a simulated exchange could not be read`, { cause: error })
    },
  }
  const tiers = await createTierBook(config, store, () => week.from)
  const armsOf = await prepareArms(config, tiers, week, priceOf)
  const done: Simulated = { exchanges: 0, kept: 0, trials: 0, units: 0 }
  const evaluation = {
    evaluation: config.evaluation.name,
    seed: config.evaluation.seed,
    limit: batchSize,
  }

  let batch = new Batch()
  let planned: Planned[] = []
  const write = async (now: number) => {
    const capture = batch.capture(catalog)
    const timing = { quietMs: config.defaults.sessionQuiet, maxMs: config.defaults.sessionMax }
    await store.writeCapture(capture, timing)
    catalog.written(capture.versions)
    await store.writeTrials(planned, now)
    let counted: number
    do {
      counted = await countSettledUnits(store, { ...evaluation, now })
      done.units += counted
    } while (counted >= evaluation.limit)
    batch = new Batch()
    planned = []
    onProgress(done.exchanges)
  }

  let now = week.from
  for (const event of weekEvents(week)) {
    now = event.at
    const out = isOut(event.at, week.from)
    const failed = out && armRandom(event.id, 'outage').chance(failing)
    const { exchange, assembled } = exchangeOf(event, failed)
    const became = await consume(exchange, stages, batch, () => assembled)
    done.exchanges++
    if (became === 'kept') {
      const row = batch.exchanges.at(-1)
      if (!row) throw new Error('an exchange was kept and is not in the batch')
      const reading = { conversation: assembled.conversation, reply: assembled.reading.reply }
      const trials = failed ? [] : await trialsOf(event, row, reading, await armsOf(event, out))
      planned.push({
        exchangeId: row.id,
        trials,
        facets: { language: null, schema: event.task.format?.name ?? null },
      })
      done.kept++
      done.trials += trials.length
    } else if (became !== 'counted') throw new Error(`a simulated exchange was lost: ${became}`)
    if (done.exchanges % batchSize === 0) await write(now)
  }
  await write(week.from + week.days * dayMs + config.defaults.sessionMax)
  return done
}

async function prepareArms(
  config: Config,
  tiers: TierBook,
  week: Week,
  priceOf: Arms['priceOf'],
): Promise<(event: WeekEvent, isOut: boolean) => Promise<Arms>> {
  const control = await tiers.control({ upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4' })
  const graded = new Map<string, GradedTask>()
  return async ({ task }, isOut) => {
    const settings = taskSettings(config, task.name)
    const known =
      graded.get(task.name) ?? (await withOwnGraders(gradedTask(settings.kind ?? 'text', settings.own)))
    graded.set(task.name, known)
    const candidates = settings.candidates.map((name) => tiers.candidate(name))
    const { texts } = week
    return { candidates, control, priceOf, graded: known, texts, isOut, seed: config.evaluation.seed }
  }
}
