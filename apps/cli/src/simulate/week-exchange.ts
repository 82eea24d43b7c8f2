import type { Exchanged } from '@tierdrop/proxy'
import { outageBody, primaryModel, responseBody } from './vendor-texts.ts'
import type { WeekEvent } from './week-events.ts'
import { armRandom, totalMs } from './week-replies.ts'

/** A request of the week as the proxy would hand it to capture. */
export function exchangeOf(event: WeekEvent, failed: boolean): Exchanged {
  const { id, at, turn, request } = event
  const model = `${primaryModel}-2026-03-01`
  const random = armRandom(id, 'primary')
  const response = failed
    ? outageBody
    : responseBody(turn.right, { id, model, inputTokens: turn.inputTokens })
  const total = failed ? random.int(40, 90) : totalMs(primaryModel, turn.inputTokens, turn.right, random)
  const body = Buffer.from(response)
  return {
    id,
    upstream: 'openai',
    method: 'POST',
    path: '/v1/chat/completions',
    task: null,
    session: null,
    headers: null,
    requestEncoding: null,
    contentType: 'application/json',
    contentEncoding: null,
    error: null,
    dialect: 'openai-chat',
    at,
    totalTenths: total * 10,
    headersTenths: total * 10,
    status: failed ? 503 : 200,
    ending: 'complete',
    chunks: [{ at: total * 10, bytes: body.length }],
    request: [Buffer.from(request.text)],
    response: [body],
  }
}
