import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'
import express, { type Express, type Request, type Response } from 'express'
import type { Decider } from './decider.ts'
import { overviewOf } from './model/overview.ts'
import { disagreements } from './model/pairs.ts'
import type { CandidateView, Overview, PairView, TaskView } from './model/types.ts'
import { candidatePage } from './pages/candidate.ts'
import { type Html, html } from './pages/html.ts'
import { layout } from './pages/layout.ts'
import { servedLinks } from './pages/links.ts'
import { overviewPage } from './pages/overview.ts'
import { taskPage } from './pages/task.ts'
import { verdictsJson } from './verdicts-json.ts'

const shownPairs = 50

/** Pages and JSON; every figure comes from the decision of this moment. */
export function createServer(config: Config, store: Store, decider: Decider): Express {
  const app = express()
  app.disable('x-powered-by')
  const overview = async () => overviewOf(await decider.now(), decider.evaluation, store)

  const page = async (
    response: Response,
    view: (overview: Overview) => Promise<{ title: string; body: Html } | null>,
  ) => {
    const seen = await overview()
    const shown = await view(seen)
    const { title, body } = shown ?? { title: 'not found', body: notFound }
    const frame = { title: `${title} · tierdrop`, at: seen.at, evaluation: seen.evaluation.name, home: '/' }
    response
      .status(shown === null ? 404 : 200)
      .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
      .type('html')
      .send(layout(frame, body))
  }

  app.get('/', (_, response) =>
    page(response, async (seen) => ({ title: 'Overview', body: overviewPage(seen, servedLinks) })),
  )
  app.get('/tasks/:task', (request, response) =>
    page(response, async (seen) => {
      const task = findTask(seen, request)
      return task ? { title: task.name, body: taskPage(task, servedLinks) } : null
    }),
  )
  app.get('/tasks/:task/:candidate', (request, response) =>
    page(response, async (seen) => {
      const task = findTask(seen, request)
      const candidate = task?.candidates.find((it) => it.candidate === request.params.candidate)
      if (!task || !candidate) return null
      const pairs = await pairsOf(config, store, candidate)
      const body = candidatePage(task, candidate, pairs, servedLinks)
      return { title: `${task.name} on ${candidate.candidate}`, body }
    }),
  )

  app.get('/api/verdicts', async (_, response) => void response.json(verdictsJson(await decider.now())))
  app.get('/api/tasks', async (_, response) => void response.json((await overview()).tasks))
  app.get('/api/funnel', async (_, response) => void response.json(await store.funnel()))
  app.get('/api/trials', async (request, response) => {
    const { task, candidate, outcome, before } = request.query
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
    const wanted = text(outcome)
    response.json(
      await store.pairs({
        limit: Math.min(500, Number(text(request.query.limit) ?? 100) || 100),
        ...(text(task) !== undefined && { taskKey: text(task) as string }),
        ...(text(candidate) !== undefined && { tierName: text(candidate) as string }),
        ...((wanted === 'passed' || wanted === 'failed' || wanted === 'unscored') && { outcome: wanted }),
        ...(text(before) !== undefined && { before: text(before) as string }),
      }),
    )
  })
  return app
}

const notFound = html`<h1>Nothing here</h1><p><a href="/">All tasks</a></p>`

function findTask(seen: Overview, request: Request): TaskView | undefined {
  return seen.tasks.find((task) => task.key === request.params.task || task.name === request.params.task)
}

/** The disagreements behind a verdict; config names the tier's format, in which its replies are kept. */
export async function pairsOf(
  config: Config,
  store: Pick<Store, 'pairs' | 'exchangeTexts' | 'trialTexts'>,
  candidate: Pick<CandidateView, 'version' | 'revision' | 'candidate'>,
): Promise<PairView[]> {
  const dialect = config.tiers[candidate.candidate]?.dialect
  if (dialect === undefined) return []
  return disagreements(store, {
    taskVersion: candidate.version,
    tierRevision: candidate.revision,
    dialect,
    limit: shownPairs,
  })
}
