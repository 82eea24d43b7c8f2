import type { Config } from '@tierdrop/config'
import { reviewOrder } from '@tierdrop/decision'
import { recountWith } from '@tierdrop/proxy'
import { randomOf } from '@tierdrop/simulator'
import type { PairRow, Store } from '@tierdrop/store'
import { idAt } from './arrivals.ts'
import { answerCustomer, unhelpful } from './tasks-of-records.ts'

const page = 1_000

/** Reviewers label the free texts, in the order in which they are put before them; answers how many labels there are. */
export async function labelWeek(
  config: Config,
  store: Store,
  { labels, seed, at }: { labels: number; seed: string; at: number },
): Promise<number> {
  const task = (await store.tasks()).find(({ name }) => name === answerCustomer.name)
  if (!task) return 0
  const order = ({ trial }: PairRow) => reviewOrder(config.evaluation.seed, trial.unitId, trial.tierRevision)
  const asked = (await allPairs(store, task.key)).sort((a, b) => order(a) - order(b)).slice(0, labels)
  const texts = await store.trialTexts(asked.map(({ trial }) => trial.id))
  const random = randomOf(seed, 'labels')
  const recount = recountWith(config.evaluation.seed)
  for (const { trial } of asked) {
    const isWorse = texts.get(trial.id)?.text.includes(unhelpful) ?? true
    await store.reviewTrial(
      {
        id: idAt(at, random),
        trialId: trial.id,
        at,
        reviewer: 'simulated reviewer',
        label: isWorse ? 'worse' : 'equivalent',
        note: null,
      },
      recount,
    )
  }
  return asked.length
}

async function allPairs(store: Store, taskKey: string): Promise<PairRow[]> {
  const all: PairRow[] = []
  for (let before: string | undefined; ; ) {
    const pairs = await store.pairs({ taskKey, limit: page, ...(before !== undefined && { before }) })
    all.push(...pairs)
    if (pairs.length < page) return all
    before = pairs.at(-1)?.trial.id
  }
}
