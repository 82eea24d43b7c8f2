import { Router } from 'express'
import { verdictsJson } from '../verdicts-json.ts'
import { type House, namedCandidate, namedTask, seenNow } from './house.ts'
import { noParameters, parse, tasksQuery, trialsQuery, verdictsQuery } from './parameters.ts'

export function api(house: House): Router {
  const { store, decider } = house
  const router = Router()

  router.get('/verdicts', async (request, response) => {
    const { task, candidate, verdict } = parse(verdictsQuery, request.query)
    const seen = await seenNow(house)
    const wantedTask = task === undefined ? null : namedTask(seen, task).name
    const wantedCandidate = candidate === undefined ? null : namedCandidate(seen, candidate)
    const all = verdictsJson(await decider.now())
    response.json({
      ...all,
      verdicts: all.verdicts.filter(
        (it) =>
          (wantedTask === null || it.task === wantedTask) &&
          (wantedCandidate === null || it.candidate === wantedCandidate) &&
          (verdict === undefined || it.verdict === verdict),
      ),
      recommendations: all.recommendations.filter((it) => wantedTask === null || it.task === wantedTask),
    })
  })

  router.get('/tasks', async (request, response) => {
    const { task } = parse(tasksQuery, request.query)
    const seen = await seenNow(house)
    response.json(task === undefined ? seen.tasks : [namedTask(seen, task)])
  })

  router.get('/funnel', async (request, response) => {
    parse(noParameters, request.query)
    response.json(await store.funnel())
  })

  router.get('/trials', async (request, response) => {
    const { task, candidate, outcome, role, before, limit } = parse(trialsQuery, request.query)
    const seen = task === undefined && candidate === undefined ? null : await seenNow(house)
    response.json(
      await store.pairs({
        limit,
        ...(seen && task !== undefined && { taskKey: namedTask(seen, task).key }),
        ...(seen && candidate !== undefined && { tierName: namedCandidate(seen, candidate) }),
        ...(outcome !== undefined && { outcome }),
        ...(role !== undefined && { role }),
        ...(before !== undefined && { before }),
      }),
    )
  })
  return router
}
