import type { Assembled, Exchanged } from '@tierdrop/proxy'
import { readRequest, readResponse } from '@tierdrop/wire'
import { exchangedOf } from '../exchanged.ts'
import { outageBody, primaryModel, responseBody } from './vendor-texts.ts'
import type { WeekEvent } from './week-events.ts'
import { armRandom, totalMs } from './week-replies.ts'

export type WeekExchange = { exchange: Exchanged; assembled: Assembled }

/**
 * A request of the week as the proxy would hand it to capture, and as capture would read it: what is made
 * here is not written as bytes to be parsed again, and as text only where that is kept.
 */
export function exchangeOf(event: WeekEvent, failed: boolean): WeekExchange {
  const { id, at, turn, request } = event
  const model = `${primaryModel}-2026-03-01`
  const random = armRandom(id, 'primary')
  const response = failed
    ? outageBody
    : responseBody(turn.right, { id, model, inputTokens: turn.inputTokens })
  const total = failed ? random.int(40, 90) : totalMs(primaryModel, turn.inputTokens, turn.right, random)
  const told = {
    id,
    at,
    upstream: 'openai',
    dialect: 'openai-chat',
    path: '/v1/chat/completions',
    status: failed ? 503 : 200,
    totalTenths: total * 10,
  } as const
  const assembled: Assembled = {
    request,
    get requestText() {
      return JSON.stringify(request)
    },
    get responseText() {
      return JSON.stringify(response)
    },
    conversation: readRequest(told.dialect, request),
    reading: readResponse(told.dialect, response, told.status),
    firstMs: null,
  }
  return { exchange: exchangedOf(told, '', ''), assembled }
}
