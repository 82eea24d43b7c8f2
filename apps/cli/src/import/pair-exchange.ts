import type { Exchanged } from '@tierdrop/proxy'
import { exchangedOf } from '../exchanged.ts'
import type { PairLine } from './pair-line.ts'

/** A line's request and the current model's reply, as the proxy would hand them to capture. */
export function pairExchange(
  line: PairLine,
  given: { id: string; at: number; upstream: string; body: string; failed: boolean },
): Exchanged {
  const { id, at, upstream, body, failed } = given
  return exchangedOf(
    {
      id,
      at,
      upstream,
      dialect: 'openai-chat',
      path: '/v1/chat/completions',
      task: line.task,
      // Without a session a line is a session by itself, even where its request shows earlier turns.
      session: line.session ?? id,
      status: failed ? 500 : 200,
      totalTenths: Math.round((line.primary.total_ms ?? 0) * 10),
    },
    JSON.stringify(line.request),
    body,
  )
}
