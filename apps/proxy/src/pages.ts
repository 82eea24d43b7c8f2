import type { RequestListener } from 'node:http'
import express from 'express'
import { createMetrics, type Sources } from './metrics.ts'

export type PageSources = Sources & { isReady: () => boolean; hasCapture: boolean }

/**
 * Our own pages under /_tierdrop. Forwarding needs nothing of this, and express alone takes as long to
 * load as all the rest: a proxy that is started again takes its clients first.
 */
export function createPages({ isReady, hasCapture, ...sources }: PageSources): RequestListener {
  const { capture, missed } = sources
  const metrics = createMetrics(sources)
  const own = express.Router()
  own.get('/health', (_request, response) => {
    const ready = isReady()
    response.status(ready ? 200 : 503).json({
      live: true,
      ready,
      capture: { running: capture.pid !== null || !hasCapture, store: capture.store },
      missed: missed(),
    })
  })
  own.get('/health/live', (_request, response) => {
    response.json({ live: true })
  })
  own.get('/health/ready', (_request, response) => {
    const ready = isReady()
    response.status(ready ? 200 : 503).json({ ready })
  })
  own.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text())
  })
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use('/_tierdrop', own)
  app.use((_request, response) => {
    response.status(404).json({ error: 'tierdrop has no such page' })
  })
  return app
}
