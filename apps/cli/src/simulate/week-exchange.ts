import type { Exchanged } from '@tierdrop/proxy'
import { exchangedOf } from '../exchanged.ts'
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
  return exchangedOf(
    {
      id,
      at,
      upstream: 'openai',
      dialect: 'openai-chat',
      path: '/v1/chat/completions',
      status: failed ? 503 : 200,
      totalTenths: total * 10,
      chunks: [{ at: total * 10, bytes: body.length }],
    },
    request.text,
    body,
  )
}
