import type { Exchanged } from '@tierdrop/proxy'
import type { PairLine } from './pair-line.ts'

/** A line's request and the current model's reply, as the proxy would hand them to capture. */
export function pairExchange(
  line: PairLine,
  given: { id: string; at: number; upstream: string; body: string; failed: boolean },
): Exchanged {
  const { id, at, upstream, body, failed } = given
  const tenths = Math.round((line.primary.total_ms ?? 0) * 10)
  return {
    id,
    upstream,
    method: 'POST',
    path: '/v1/chat/completions',
    task: line.task,
    // Without a session a line is a session by itself, even where its request shows earlier turns.
    session: line.session ?? id,
    headers: null,
    requestEncoding: null,
    contentType: 'application/json',
    contentEncoding: null,
    error: null,
    dialect: 'openai-chat',
    at,
    totalTenths: tenths,
    headersTenths: tenths,
    status: failed ? 500 : 200,
    ending: 'complete',
    chunks: [],
    request: [Buffer.from(JSON.stringify(line.request))],
    response: [Buffer.from(body)],
  }
}
