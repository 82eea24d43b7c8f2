import { type Config, taskOfFound } from '@tierdrop/config'
import { countSettledUnits, gradeReply, gradeRow, graderOf, graderTasks } from '@tierdrop/proxy'
import type { PairRow, Store } from '@tierdrop/store'
import type { Tier } from '@tierdrop/tiers'
import { readExchange, readRequest } from '@tierdrop/wire'

export type Regraded = {
  /** graded anew, and of these with another outcome */
  replies: number
  changed: number
  /** graded by the graders of today already */
  current: number
  withoutText: number
  units: number
}

const page = 200
/** what is kept was redacted before it was stored */
const redactedAlready = { plain: (text: string) => text }

/** Grades what is kept with the graders of today, then counts all evidence anew; null: no such task. */
export async function regradeStore(
  config: Config,
  store: Store,
  name: string | null,
  now: number,
): Promise<Regraded | null> {
  const tasks = (await store.tasks()).filter(
    ({ key, name: own }) => name === null || name === key || name === (taskOfFound(config, key) ?? own),
  )
  if (name !== null && tasks.length === 0) return null
  const taskOf = graderTasks(config, store)
  const dialects = new Map(
    (await store.tiers()).map(({ revision, body }) => [revision, (JSON.parse(body) as Tier).dialect]),
  )
  const regraded: Regraded = { replies: 0, changed: 0, current: 0, withoutText: 0, units: 0 }

  async function regradePage(rows: readonly PairRow[]): Promise<void> {
    const replies = await store.trialTexts(rows.map(({ trial }) => trial.id))
    const exchanges = await store.exchangeTexts([...new Set(rows.map(({ exchange }) => exchange.id))])
    for (const { trial, exchange, grade } of rows) {
      const reply = replies.get(trial.id)
      const text = exchanges.get(exchange.id)
      const dialect = dialects.get(trial.tierRevision)
      if (!reply || !text || !dialect) {
        regraded.withoutText++
        continue
      }
      const request: unknown = JSON.parse(text.request)
      const response = { status: 200, contentType: reply.contentType, body: reply.text }
      const { reply: read, stop } = readExchange({ dialect, request, response })
      // What was asked is the exchange's own; a tier of another dialect was asked a translation of it.
      const conversation = readRequest(exchange.dialect, request)
      const task = await taskOf(exchange.taskVersion)
      const grader = graderOf(task, conversation)
      if (grade?.grader === grader.name && grade.graderVersion === grader.version) {
        regraded.current++
        continue
      }
      const graded = await gradeReply(exchange, text, { conversation, reply: read, stop }, task)
      const row = gradeRow(trial.id, graded, now, grader, redactedAlready)
      await store.regradeTrial(trial.id, [row])
      regraded.replies++
      if (graded.outcome !== grade?.outcome) regraded.changed++
    }
  }

  for (const { key } of tasks) {
    for (const role of ['candidate', 'control'] as const) {
      for (let before: string | undefined; ; ) {
        const rows = await store.pairs({
          taskKey: key,
          role,
          limit: page,
          ...(before !== undefined && { before }),
        })
        await regradePage(rows)
        before = rows.at(-1)?.trial.id
        if (rows.length < page) break
      }
    }
  }
  const { name: evaluation, seed } = config.evaluation
  await store.clearEvidence(evaluation)
  for (let counted = -1; counted !== 0; regraded.units += counted)
    counted = await countSettledUnits(store, { evaluation, seed, now, limit: page })
  return regraded
}
