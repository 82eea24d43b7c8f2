import express, { type Express } from 'express'
import { answerError } from './answer-error.ts'
import { api } from './api.ts'
import { BadRequest } from './bad-request.ts'
import { estimates } from './estimates.ts'
import { ownHostOnly } from './guard.ts'
import { safeHeaders } from './headers.ts'
import type { House } from './house.ts'
import { pages } from './pages.ts'
import { reviews } from './reviews.ts'

/** Pages and JSON; every figure comes from the decision of this moment. */
export function createServer(
  house: House,
  { listenHost, onError }: { listenHost: string; onError: (error: unknown) => void },
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(safeHeaders, ownHostOnly(listenHost))
  app.use(pages(house))
  app.use('/api', api(house), estimates(house), reviews(house))
  app.use(() => {
    throw new BadRequest(404, null, 'There is no such page.')
  })
  app.use(answerError(onError))
  return app
}
