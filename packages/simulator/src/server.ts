import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { makeApi, type SimulatorOptions } from './api.ts'
import { openaiError } from './dialects/openai-error.ts'
import { isObject } from './dialects/text-of.ts'
import { problemOf } from './faults.ts'
import { unitOf } from './seeded.ts'
import { tiers } from './tiers.ts'
import { countTokens } from './tokens.ts'

export type Simulator = { url: string; close(): Promise<void> }

/** A vendor of both families on one port: `{url}/v1` for OpenAI's SDK, `{url}` for Anthropic's. */
export async function startSimulator(
  options: SimulatorOptions & { port?: number; host?: string } = {},
): Promise<Simulator> {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(express.json({ limit: '64mb', type: () => true, strict: false }))
  const api = makeApi(options)
  app.post('/v1/chat/completions', api('openai-chat'))
  app.post('/v1/responses', api('openai-responses'))
  app.post('/v1/messages', api('anthropic-messages'))

  app.get('/v1/models', (request, response) => {
    const anthropic = request.headers['anthropic-version'] !== undefined
    const vendor = anthropic ? 'anthropic' : 'openai'
    const names = tiers.filter((each) => each.vendor === vendor).map((each) => each.model)
    const created = Math.floor((options.now ?? Date.now)() / 1_000)
    response.json(
      anthropic
        ? {
            data: names.map((id) => ({
              type: 'model',
              id,
              display_name: id,
              created_at: new Date(created * 1_000).toISOString(),
            })),
            has_more: false,
            first_id: names[0],
            last_id: names.at(-1),
          }
        : { object: 'list', data: names.map((id) => ({ id, object: 'model', created, owned_by: 'openai' })) },
    )
  })

  app.post('/v1/embeddings', (request, response) => {
    const body: unknown = request.body
    const { input, model, encoding_format } = isObject(body) ? body : {}
    if (typeof model !== 'string' || input === undefined)
      return void response.status(400).json(openaiError(problemOf(400)))
    const texts = (Array.isArray(input) ? input : [input]).map(String)
    const data = texts.map((text, index) => {
      const vector = Float32Array.from({ length: 64 }, (_, at) => unitOf(text, at) * 2 - 1)
      const embedding =
        encoding_format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector]
      return { object: 'embedding', index, embedding }
    })
    const total = texts.reduce((sum, text) => sum + countTokens(text), 0)
    response.json({ object: 'list', data, model, usage: { prompt_tokens: total, total_tokens: total } })
  })

  app.use((_request, response) => {
    response.status(404).json(openaiError({ status: 404, kind: 'invalid', message: 'Unknown request URL.' }))
  })
  // Express knows an error handler by its four parameters.
  app.use(
    (_error: unknown, request: express.Request, response: express.Response, _next: express.NextFunction) => {
      const anthropic = request.path === '/v1/messages'
      const message = 'We could not parse the JSON body of your request.'
      response
        .status(400)
        .json(
          anthropic
            ? { type: 'error', error: { type: 'invalid_request_error', message }, request_id: null }
            : openaiError({ status: 400, kind: 'invalid', message }),
        )
    },
  )

  const server = app.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
