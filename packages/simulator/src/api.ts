import type { Dialect } from '@tierdrop/wire'
import type { Request, RequestHandler, Response } from 'express'
import { answer, itemKey } from './answer.ts'
import { makeCaches } from './caches.ts'
import type { DialectWriter, Problem, Written } from './dialects/dialect.ts'
import { writers } from './dialects/index.ts'
import { isObject } from './dialects/text-of.ts'
import { type Fault, pickFault, problemOf, readFaults } from './faults.ts'
import { type Pace, paceOf, until } from './pace.ts'
import { keyOf } from './seeded.ts'
import { findTier, type SimulatedTier } from './tiers.ts'
import { countTokens } from './tokens.ts'
import type { Asked, Content, Turn } from './types.ts'

export type Outage = {
  vendor: SimulatedTier['vendor']
  /** ms since the simulator's start, the end excluded */
  fromMs: number
  untilMs: number
  status: 500 | 503 | 529
}

export type SimulatorOptions = {
  seed?: string
  /** published latencies are divided by this; `Infinity` answers at once */
  latencyDivisor?: number
  outages?: readonly Outage[]
  /** told of the work of each request, for tests and benchmarks */
  onReply?: (made: { model: string; mode: string | null; world: string | null; status: number }) => void
  now?: () => number
}

const vendors = {
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  'anthropic-messages': 'anthropic',
} as const
const refusal = "I'm sorry, but I can't help with that."

export function makeApi(options: SimulatorOptions): (dialect: Dialect) => RequestHandler {
  const { seed = 'tierdrop', latencyDivisor = 1, outages = [], now = Date.now } = options
  const caches = makeCaches()
  const startedAt = now()

  function check(request: Request, dialect: Dialect): Problem | null {
    const anthropic = dialect === 'anthropic-messages'
    const bearer = request.headers.authorization?.replace(/^Bearer +/i, '').trim()
    const key = anthropic ? (request.get('x-api-key') ?? bearer) : (bearer ?? request.get('api-key'))
    if (!key || key === 'invalid') return problemOf(401)
    if (anthropic && request.headers['anthropic-version'] === undefined) {
      return { status: 400, kind: 'invalid', message: 'anthropic-version: header is required' }
    }
    const at = now() - startedAt
    const outage = outages.find(
      (each) => each.vendor === vendors[dialect] && each.fromMs <= at && at < each.untilMs,
    )
    if (outage) return problemOf(outage.status)
    const body: unknown = request.body
    if (!isObject(body) || typeof body.model !== 'string') {
      return { status: 400, kind: 'invalid', message: 'you must provide a model parameter' }
    }
    if (body.input === undefined && !Array.isArray(body.messages)) {
      return { status: 400, kind: 'invalid', message: 'messages: field required' }
    }
    if (anthropic && typeof body.max_tokens !== 'number') {
      return { status: 400, kind: 'invalid', message: 'max_tokens: field required' }
    }
    return null
  }

  return (dialect) => {
    const writer = writers[dialect]

    function fail(response: Response, problem: Problem, model: string): void {
      options.onReply?.({ model, mode: null, world: null, status: problem.status })
      // Both vendors name a time; some SDKs read the milliseconds first.
      if (problem.kind === 'limited') response.set({ 'retry-after': '1', 'retry-after-ms': '250' })
      response.status(problem.status).json(writer.writeError(problem))
    }

    return async (request, response) => {
      const problem = check(request, dialect)
      if (problem) return fail(response, problem, '')
      const asked = chained(writer.readRequest(request.body))
      if (asked === null) {
        return fail(response, { status: 404, kind: 'invalid', message: 'Previous response not found.' }, '')
      }
      const { name } = readFaults(asked.model)
      const tier = findTier(name)
      if (tier === null || tier.vendor !== vendors[dialect])
        return fail(response, problemOf(404), asked.model)

      const content = keyOf(asked.model, asked.temperature, asked.system, itemKey(asked.turns))
      const nonce = caches.repeats(content)
      const fault = pickFault(asked.model, seed, content, nonce)
      if (fault && /^\d+$/.test(fault)) return fail(response, problemOf(Number(fault)), asked.model)

      const said = answer(asked, tier, { seed, nonce })
      const cut = shorten(fault === 'refuse' ? { text: refusal, calls: [] } : said, asked.maxTokens)
      const output = countTokens(
        cut.content.text + cut.content.calls.map((call) => call.name + call.arguments).join(''),
      )
      const reply: Written = {
        content: cut.content,
        stop: cut.length
          ? 'length'
          : fault === 'refuse'
            ? 'refusal'
            : cut.content.calls.length > 0
              ? 'tools'
              : 'end',
        // At temperature 0 the same request gets the same reply, its ids included.
        id: keyOf(seed, content, asked.temperature === 0 ? 0 : nonce),
        model: name,
        created: Math.floor(now() / 1_000),
        usage: caches.book(asked, Math.max(1, output)),
        asked,
      }
      if (dialect === 'openai-responses') caches.remember(`resp_${reply.id}`, asked, turnsOf(reply))
      const pace = paceOf(tier, reply.usage.input, keyOf(seed, content, nonce), {
        divisor: latencyDivisor,
        slow: fault === 'slow',
      })
      response.set(
        dialect === 'anthropic-messages' ? 'request-id' : 'x-request-id',
        `req_${reply.id.slice(0, 24)}`,
      )
      options.onReply?.({ model: name, mode: said.mode, world: said.world, status: 200 })

      const gone = new AbortController()
      response.once('close', () => gone.abort())
      try {
        await send(response, writer, reply, { pace, fault, signal: gone.signal })
      } catch (error) {
        // A client that leaves ends its reply; anything else is ours.
        if (!gone.signal.aborted) throw error
      }
    }
  }

  function chained(asked: Asked): Asked | null {
    if (asked.previousResponseId === null) return asked
    const before = caches.recall(asked.previousResponseId)
    return before && { ...asked, turns: [...before, ...asked.turns] }
  }
}

function turnsOf({ content, id }: Written): Turn[] {
  const calls = content.calls.map((call, index) => ({ ...call, id: `call_${id.slice(index, index + 24)}` }))
  return [{ role: 'assistant', text: content.text, calls }]
}

function shorten(content: Content, maxTokens: number | null): { content: Content; length: boolean } {
  if (maxTokens === null || countTokens(content.text) <= maxTokens) return { content, length: false }
  return { content: { ...content, text: content.text.slice(0, maxTokens * 4) }, length: true }
}

async function send(
  response: Response,
  writer: DialectWriter,
  reply: Written,
  { pace, fault, signal }: { pace: Pace; fault: Fault | null; signal: AbortSignal },
): Promise<void> {
  let dueAt = performance.now() + pace.firstMs
  if (fault === 'silent') {
    // Never answers; the client has to leave.
    await new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    )
  }
  if (!reply.asked.stream) {
    await until(dueAt + reply.usage.output * pace.perTokenMs, signal)
    const body = JSON.stringify(writer.writeReply(reply))
    response.status(200).type('application/json')
    if (fault === 'error')
      return void response.status(500).end(JSON.stringify(writer.writeError(problemOf(500))))
    if (fault === 'malformed') return void response.end(`${body.slice(0, Math.floor(body.length / 2))}<html>`)
    if (fault !== 'cut') return void response.end(body)
    response.set('content-length', String(Buffer.byteLength(body)))
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
    return
  }
  const events = writer.writeStream(reply)
  response
    .status(200)
    .set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  for (const [index, event] of events.entries()) {
    dueAt += event.pace * pace.perTokenMs
    await until(dueAt, signal)
    const halfway = index === Math.ceil(events.length / 2)
    if (halfway && fault === 'cut') return void response.destroy()
    if (halfway && fault === 'error') return void response.end(frame(writer.streamError(problemOf(503))))
    const data = halfway && fault === 'malformed' ? event.data.slice(0, -7) : event.data
    response.write(frame({ ...event, data }))
  }
  response.end()
}

function frame({ event, data }: { event: string | null; data: string }): string {
  return `${event === null ? '' : `event: ${event}\n`}data: ${data}\n\n`
}
