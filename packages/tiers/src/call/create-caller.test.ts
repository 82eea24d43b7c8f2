import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { configSchema } from '@tierdrop/config'
import { type Dialect, readRequest } from '@tierdrop/wire'
import { afterEach, describe, expect, it } from 'vitest'
import { createPriceBook } from '../price/price-book.ts'
import { resolveTier } from '../resolve-tier.ts'
import type { CallResult } from '../types.ts'
import { createCaller } from './create-caller.ts'

type Seen = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }
type Answer = (response: ServerResponse, seen: Seen) => void | Promise<void>

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A vendor on a free port, which answers as it is told and remembers what it was sent. */
async function vendor(answer: Answer): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
    }
    seen.push(one)
    await answer(response, one)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

const events =
  (chunks: string[]): Answer =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const chunk of chunks) {
      response.write(chunk)
      await new Promise(setImmediate)
    }
    response.end()
  }

const key = 'sk-test-canary-0123456789'
type Asked = {
  tier?: object
  body?: object
  from?: Dialect
  signal?: AbortSignal
  env?: object
  url: string
  dialect?: Dialect
  headers?: Record<string, string>
  target?: string
}

function call(asked: Asked): Promise<CallResult> {
  const config = configSchema.parse({
    upstreams: { vendor: { url: asked.url, vendor: 'openai' } },
    tiers: {
      nano: {
        upstream: 'vendor',
        dialect: asked.dialect ?? 'openai-chat',
        model: 'gpt-5.4-nano',
        key: 'NANO_KEY',
        ...asked.tier,
      },
    },
  })
  let clock = Date.parse('2026-03-20T00:00:00Z')
  const callTier = createCaller({
    env: { NANO_KEY: key, ...asked.env },
    priceOf: createPriceBook({ overrides: [] }).priceOf,
    now: () => (clock += 10),
  })
  const dialect = asked.from ?? 'openai-chat'
  const body = { ...chatRequest, ...asked.body }
  const headers = asked.headers ?? {}
  const where = asked.target === undefined ? {} : { target: asked.target }
  const request = { dialect, body, headers, conversation: readRequest(dialect, body), ...where }
  return callTier(resolveTier(config, 'nano'), request, asked.signal ?? new AbortController().signal)
}

const chatRequest = {
  model: 'gpt-5.4',
  seed: 7,
  messages: [
    { role: 'system', content: 'Route the ticket.' },
    { role: 'user', content: 'My card was charged twice.' },
  ],
}
const chatReply = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-5.4-nano-2026-03-17',
  choices: [{ index: 0, message: { role: 'assistant', content: 'refund' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
}
const messageReply = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-haiku-4-5',
  content: [{ type: 'text', text: 'refund' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 1000, output_tokens: 500 },
}
const responsesReply = {
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  model: 'gpt-5.4-nano',
  output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'refund' }] }],
  usage: { input_tokens: 1000, output_tokens: 500, total_tokens: 1500 },
}

const answered = (result: CallResult) => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result
}
const failed = (result: CallResult) => {
  if (result.ok) throw new Error('the call went well')
  return result.failure
}

describe('createCaller', () => {
  it('asks an OpenAI tier with its model and key, and everything else as it was', async () => {
    const { url, seen } = await vendor(json(200, chatReply))
    const result = answered(await call({ url }))
    expect(seen).toHaveLength(1)
    expect(seen[0]?.path).toBe('/v1/chat/completions')
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(seen[0]?.body).toEqual({ ...chatRequest, model: 'gpt-5.4-nano' })
    expect(result.reading.reply.text).toBe('refund')
    expect(result.reading.model).toBe('gpt-5.4-nano-2026-03-17')
    expect(result.cost).toEqual({ known: true, nano: 825_000 })
    expect(result.firstMs).toBeNull()
    expect(JSON.parse(result.body)).toEqual(chatReply)
  })

  it('changes prompt and parameters as the tier says; null takes a parameter out', async () => {
    const { url, seen } = await vendor(json(200, chatReply))
    const tier = {
      prompt: { prepend: 'Step by step.', append: 'Label only.' },
      parameters: { reasoning_effort: 'low', seed: null },
    }
    await call({ url, tier })
    expect(seen[0]?.body).toEqual({
      model: 'gpt-5.4-nano',
      reasoning_effort: 'low',
      messages: [
        { role: 'system', content: 'Step by step.\n\nRoute the ticket.\n\nLabel only.' },
        chatRequest.messages[1],
      ],
    })
    await call({ url, tier: { prompt: { replace: 'Classify.' } } })
    expect(seen[1]?.body.messages).toEqual([
      { role: 'system', content: 'Classify.' },
      chatRequest.messages[1],
    ])
  })

  it('asks a Responses tier, never for later', async () => {
    const { url, seen } = await vendor(json(200, responsesReply))
    const body = {
      model: 'gpt-5.4',
      input: 'Hi',
      instructions: 'Route.',
      background: true,
      messages: undefined,
      seed: undefined,
    }
    const result = answered(await call({ url, dialect: 'openai-responses', from: 'openai-responses', body }))
    expect(seen[0]?.path).toBe('/v1/responses')
    expect(seen[0]?.body).toEqual({ model: 'gpt-5.4-nano', input: 'Hi', instructions: 'Route.' })
    expect(result.reading.reply.text).toBe('refund')
  })

  it('asks a tier of the other vendor in its own dialect', async () => {
    const { url, seen } = await vendor(json(200, messageReply))
    const result = answered(
      await call({ url, dialect: 'anthropic-messages', tier: { model: 'claude-haiku-4-5' } }),
    )
    expect(seen[0]?.path).toBe('/v1/messages')
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(seen[0]?.headers['anthropic-version']).toBeDefined()
    expect(seen[0]?.body).toMatchObject({
      model: 'claude-haiku-4-5',
      system: 'Route the ticket.',
      messages: [{ role: 'user', content: expect.anything() as unknown }],
      max_tokens: expect.any(Number) as unknown,
    })
    expect(result.reading.reply.text).toBe('refund')
    expect(result.dropped).toContain('seed')
  })

  it('asks under the version of the API that the original was written for, within its dialect', async () => {
    const { url, seen } = await vendor(json(200, messageReply))
    const dialect = 'anthropic-messages'
    const body = { max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }
    const headers = {
      'Anthropic-Version': '2023-06-01',
      'anthropic-beta': 'b',
      authorization: 'Bearer theirs',
    }
    await call({ url, dialect, from: dialect, body, headers })
    expect(seen[0]?.headers).toMatchObject({ 'anthropic-version': '2023-06-01', 'anthropic-beta': 'b' })
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
    await call({ url, dialect, headers })
    expect(seen[1]?.headers['anthropic-version']).not.toBe('2023-06-01')
    expect(seen[1]?.headers['anthropic-beta']).toBeUndefined()
  })

  it('asks where the original did: the same deployment again, or the candidate’s own, by a key', async () => {
    const { url, seen } = await vendor(json(200, chatReply))
    const target = '/openai/deployments/desk/chat/completions?api-version=2026-01-01'
    const asAsked = { url: `${url}/eu/`, target, body: { model: undefined } }
    answered(await call({ ...asAsked, tier: { model: 'desk' } }))
    expect(seen[0]?.path).toBe(`/eu${target}`)
    expect(seen[0]?.headers).toMatchObject({ 'api-key': key })
    expect(seen[0]?.headers.authorization).toBeUndefined()
    expect(seen[0]?.body).toEqual({ ...chatRequest, model: undefined })

    answered(await call(asAsked))
    expect(seen[1]?.path).toBe(`/eu${target.replace('desk', 'gpt-5.4-nano')}`)
    expect(seen[1]?.body).not.toHaveProperty('model')
    // a deployment may have another name than its model
    answered(await call({ url, target, tier: { model: 'gpt-5.4' } }))
    expect(seen[2]?.path).toBe(target)
    expect(seen[2]?.body.model).toBe('gpt-5.4')
  })

  it('asks below any other address of the upstream as usual', async () => {
    const { url, seen } = await vendor(json(200, messageReply))
    const dialect = 'anthropic-messages'
    const body = { max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }
    await call({ url, dialect, from: dialect, body, target: '/gateway/v1/messages?beta=true' })
    expect(seen[0]?.path).toBe('/gateway/v1/messages?beta=true')
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(seen[0]?.headers['api-key']).toBeUndefined()
  })

  it('streams where the original did, asks for usage, and times the first content, not the first byte', async () => {
    const chunk = (delta: object, more: object = {}) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'gpt-5.4-nano', choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`
    const usage = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [], usage: chatReply.usage })}\n\n`
    const { url, seen } = await vendor(
      events([
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: 'ref' }),
        chunk({ content: 'und' }),
        chunk({}, { finish_reason: 'stop' }),
        usage,
        'data: [DONE]\n\n',
      ]),
    )
    const result = answered(await call({ url, body: { stream: true } }))
    expect(seen[0]?.body.stream_options).toEqual({ include_usage: true })
    expect(result.reading.reply.text).toBe('refund')
    expect(result.cost).toEqual({ known: true, nano: 825_000 })
    expect(result.firstMs).not.toBeNull()
    expect(result.firstMs).toBeLessThan(result.totalMs)
    expect(result.body).toContain('[DONE]')
  })

  it('keeps letters whole that the network cuts in two', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...chatReply, id: 'größer €' }))
    const { url } = await vendor(async (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      for (const byte of bytes) response.write(Buffer.of(byte))
      await new Promise(setImmediate)
      response.end()
    })
    expect(answered(await call({ url })).body).toBe(bytes.toString())
  })

  it('sends no key where the tier has none', async () => {
    const { url, seen } = await vendor(json(200, chatReply))
    await call({ url, tier: { key: null } })
    expect(seen[0]?.headers.authorization).toBeUndefined()
    const other = await vendor(json(200, messageReply))
    await call({ url: other.url, dialect: 'anthropic-messages', tier: { key: null } })
    expect(other.seen).toHaveLength(1)
    expect(other.seen[0]?.headers.authorization).toBeUndefined()
    expect(other.seen[0]?.headers['x-api-key']).toBeUndefined()
  })

  it('leaves an unknown price unknown', async () => {
    const { url } = await vendor(json(200, { ...chatReply, usage: undefined }))
    expect(answered(await call({ url })).cost).toEqual({
      known: false,
      reason: 'the reply has no count of input tokens',
    })
  })
})

describe('whose fault a failure is', () => {
  const openaiError = (message: string, code: string | null = null) => ({
    error: { message, type: 'some_error', code },
  })
  const anthropicError = (type: string) => ({ type: 'error', error: { type, message: 'words' } })

  it.each([
    ['rejected', 400, openaiError('bad parameter'), { kind: 'candidate', code: 'rejected' }],
    ['too large', 413, openaiError('too large'), { kind: 'candidate', code: 'rejected' }],
    ['not processable', 422, openaiError('no'), { kind: 'candidate', code: 'rejected' }],
    ['a wrong key', 401, openaiError('no key'), { kind: 'ours' }],
    ['forbidden', 403, openaiError('no'), { kind: 'ours' }],
    ['no such model', 404, openaiError('no such model'), { kind: 'ours' }],
    ['an empty account', 429, openaiError('pay', 'insufficient_quota'), { kind: 'ours' }],
    ['a server error', 500, openaiError('oh'), { kind: 'outage' }],
    ['unavailable', 503, 'no json', { kind: 'outage' }],
    ['limited', 429, openaiError('slow'), { kind: 'limited', retryAfterMs: null }],
  ])('openai: %s', async (_, status, body, expected) => {
    const { url, seen } = await vendor(json(status, body))
    expect(failed(await call({ url }))).toMatchObject(expected)
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['overloaded', 529, anthropicError('overloaded_error'), { kind: 'outage' }],
    ['limited', 429, anthropicError('rate_limit_error'), { kind: 'limited' }],
    ['rejected', 400, anthropicError('invalid_request_error'), { kind: 'candidate', code: 'rejected' }],
    [
      'an empty account',
      400,
      { type: 'error', error: { type: 'invalid_request_error', message: 'Your credit balance is too low' } },
      { kind: 'ours' },
    ],
  ])('anthropic: %s', async (_, status, body, expected) => {
    const { url, seen } = await vendor(json(status, body))
    expect(failed(await call({ url, dialect: 'anthropic-messages' }))).toMatchObject(expected)
    expect(seen).toHaveLength(1)
  })

  it.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'retry-after': 'Fri, 20 Mar 2026 00:00:05 GMT' }, 4_980],
    [{ 'retry-after': 'soon' }, null],
  ])('waits as long as it is told: %j', async (headers, expected) => {
    const { url } = await vendor(json(429, openaiError('slow'), headers))
    expect(failed(await call({ url }))).toMatchObject({ kind: 'limited', retryAfterMs: expected })
  })

  it('an overload in mid-stream is an outage', async () => {
    const { url } = await vendor(
      events([
        `event: message_start\ndata: ${JSON.stringify({ type: 'message_start', message: { ...messageReply, content: [] } })}\n\n`,
        `event: error\ndata: ${JSON.stringify(anthropicError('overloaded_error'))}\n\n`,
      ]),
    )
    const asked = { url, dialect: 'anthropic-messages', body: { stream: true } } as const
    expect(failed(await call(asked))).toMatchObject({ kind: 'outage' })
  })

  it('a stream that ends early is an outage, however it ends', async () => {
    const start = 'data: {"choices":[{"index":0,"delta":{"content":"ref"}}]}\n\n'
    const clean = await vendor(events([start]))
    expect(failed(await call({ url: clean.url, body: { stream: true } }))).toMatchObject({ kind: 'outage' })
    const reset = await vendor(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(start)
      await new Promise(setImmediate)
      response.socket?.resetAndDestroy()
    })
    expect(failed(await call({ url: reset.url, body: { stream: true } }))).toMatchObject({ kind: 'outage' })
  })

  it('a body that is no JSON is the candidate’s', async () => {
    const { url } = await vendor((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [')
    })
    expect(failed(await call({ url }))).toMatchObject({ kind: 'candidate', code: 'invalid' })
  })

  it('a vendor that cannot be reached is an outage, and the message says how', async () => {
    const { url } = await vendor(json(200, {}))
    closers.splice(0).map((close) => close())
    const failure = failed(await call({ url }))
    expect(failure.kind).toBe('outage')
    expect(failure.message).toContain('ECONNREFUSED')
  })

  it.each([
    ['before the headers', false],
    ['in mid-reply', true],
  ])('a candidate that takes too long %s has failed', async (_, headers) => {
    const { url } = await vendor((response) => {
      if (headers) response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })
    const failure = failed(await call({ url, tier: { timeout: 60 } }))
    expect(failure).toMatchObject({ kind: 'candidate', code: 'timeout' })
  })

  it('a call that we call off is ours', async () => {
    const controller = new AbortController()
    const { url, seen } = await vendor(() => controller.abort())
    expect(failed(await call({ url, signal: controller.signal }))).toMatchObject({ kind: 'ours' })
    expect(failed(await call({ url, signal: AbortSignal.abort() }))).toMatchObject({ kind: 'ours' })
    expect(seen).toHaveLength(1)
  })

  it('a missing key is ours, and named; nothing is sent', async () => {
    const { url, seen } = await vendor(json(200, chatReply))
    const failure = failed(await call({ url, env: { NANO_KEY: undefined } }))
    expect(failure).toEqual({ kind: 'ours', message: 'the environment variable NANO_KEY is not set' })
    expect(seen).toHaveLength(0)
  })

  it('a redirect is not followed', async () => {
    const elsewhere = await vendor(json(200, chatReply))
    const { url } = await vendor(json(307, {}, { location: `${elsewhere.url}/v1/chat/completions` }))
    expect(failed(await call({ url })).kind).toBe('ours')
    expect(elsewhere.seen).toHaveLength(0)
  })

  it('no message repeats the key', async () => {
    const { url } = await vendor(json(401, openaiError(`Incorrect API key provided: ${key}`)))
    const failure = failed(await call({ url }))
    expect(failure.message).toContain('Incorrect API key')
    expect(JSON.stringify(failure)).not.toContain(key)
  })
})
