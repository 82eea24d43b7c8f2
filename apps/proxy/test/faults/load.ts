import { Agent, request } from 'node:http'
import { setTimeout as later } from 'node:timers/promises'
import type { FakeUpstream } from '../fake-upstream.ts'

export type Load = {
  /** requests sent so far */
  asked: number
  /** those that got their own reply */
  answered: number
  /** what went wrong for a client: each of these is our fault, since the upstream answers them all */
  failed: string[]
  /** the longest that a client waited, ms */
  slowest: number
  stop: () => Promise<void>
}

const path = '/openai/v1/chat/completions'

const bodyOf = (n: number) =>
  JSON.stringify({
    model: 'gpt-5.4-mini',
    messages: [
      { role: 'system', content: 'Classify the ticket as billing or other.' },
      { role: 'user', content: `Ticket ${n}: the invoice is wrong` },
    ],
  })

const replyOf = (n: string) =>
  JSON.stringify({
    id: `chatcmpl-${n}`,
    object: 'chat.completion',
    model: 'gpt-5.4-mini',
    choices: [{ index: 0, message: { role: 'assistant', content: `billing ${n}` }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 },
  })

/** Each request has a reply of its own, so that one that got the wrong reply is noticed. */
export function answerLoad(upstream: FakeUpstream): void {
  upstream.answer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(replyOf(String(request.headers['x-n'])))
  })
}

/** Clients on keep-alive connections, one request after the other, none ever retried. */
export function startLoad(
  url: string,
  { clients = 4, pauseMs = 2 }: { clients?: number; pauseMs?: number } = {},
): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let stopped = false
  const load: Load = {
    asked: 0,
    answered: 0,
    failed: [],
    slowest: 0,
    async stop() {
      stopped = true
      await Promise.all(running)
      agent.destroy()
    },
  }
  const run = async () => {
    while (!stopped) {
      const n = load.asked++
      const begun = performance.now()
      const got = await ask(url, n, agent).catch(
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      )
      load.slowest = Math.max(load.slowest, performance.now() - begun)
      if (got === `200 ${replyOf(String(n))}`) load.answered++
      else load.failed.push(`${n}: ${got}`)
      await later(pauseMs)
    }
  }
  const running = Array.from({ length: clients }, run)
  return load
}

function ask(url: string, n: number, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-load', 'x-n': String(n) }
    const sent = request(url + path, { method: 'POST', agent, headers }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('error', reject)
      reply.on('end', () => resolve(`${reply.statusCode} ${Buffer.concat(parts).toString()}`))
    })
    sent.on('error', reject)
    sent.end(bodyOf(n))
  })
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await later(20)
}

export const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0)
