import { type Response, Router } from 'express'
import { disagreements } from '../model/pairs.ts'
import { reviewQueue } from '../model/review-queue.ts'
import type { Overview } from '../model/types.ts'
import { candidatePage } from '../pages/candidate.ts'
import type { Html } from '../pages/html.ts'
import { type Frame, layout } from '../pages/layout.ts'
import { servedLinks } from '../pages/links.ts'
import { overviewPage } from '../pages/overview.ts'
import { reviewPage } from '../pages/review.ts'
import { taskPage } from '../pages/task.ts'
import { BadRequest } from './bad-request.ts'
import { findCandidate, findTask, type House, namedCandidate, namedTask, seenNow } from './house.ts'
import { candidateQuery, noParameters, parse, reviewQuery } from './parameters.ts'

const shownPairs = 20

export function pages(house: House): Router {
  const { config, store } = house
  const router = Router()

  router.get('/', async (request, response) => {
    parse(noParameters, request.query)
    const seen = await seenNow(house)
    send(response, seen, { title: 'Overview', here: 'overview' }, overviewPage(seen, servedLinks))
  })

  router.get('/tasks/:task', async (request, response) => {
    parse(noParameters, request.query)
    const seen = await seenNow(house)
    const task = findTask(seen, request.params.task)
    if (task === null) throw notFound()
    const said = seen.history.filter((it) => it.task === task.name)
    send(response, seen, { title: task.name }, taskPage(task, said, servedLinks))
  })

  router.get('/tasks/:task/:candidate', async (request, response) => {
    const query = parse(candidateQuery, request.query)
    const seen = await seenNow(house)
    const task = findTask(seen, request.params.task)
    const candidate = task && findCandidate(task, request.params.candidate)
    if (task === null || candidate === null) throw notFound()
    const pairs = await disagreements(store, candidate, {
      limit: shownPairs,
      ...(query.before !== undefined && { before: query.before }),
    })
    const said = seen.history.filter((it) => it.task === task.name && it.candidate === candidate.candidate)
    const title = `${task.name} on ${candidate.candidate}`
    send(response, seen, { title }, candidatePage({ task, candidate, said, pairs }, servedLinks))
  })

  router.get('/review', async (request, response) => {
    const { task, candidate, blind, reviewer, trial, after } = parse(reviewQuery, request.query)
    const seen = await seenNow(house)
    const filter = {
      ...(task !== undefined && { task: namedTask(seen, task).key }),
      ...(candidate !== undefined && { candidate: namedCandidate(seen, candidate) }),
    }
    const queue = await reviewQueue(
      store,
      { tasks: seen.tasks, seed: config.evaluation.seed },
      { ...filter, ...(trial !== undefined && { trial }), ...(after !== undefined && { after }) },
    )
    const manner = { ...filter, blind, ...(reviewer !== undefined && { reviewer }) }
    send(response, seen, { title: 'Review', here: 'review' }, reviewPage(queue, seen.tasks, manner))
  })
  return router
}

const notFound = () => new BadRequest(404, null, 'There is no such task or candidate in this report.')

function send(
  response: Response,
  seen: Overview,
  { title, here }: Pick<Frame, 'title' | 'here'>,
  body: Html,
): void {
  const frame = {
    title: `${title} · tierdrop`,
    stand: seen,
    home: '/',
    review: '/review',
    ...(here && { here }),
  }
  response.type('html').send(layout(frame, body))
}
