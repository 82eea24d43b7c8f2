import type { CallFailure } from '../types.ts'

/** What went wrong, from a status, an error body or an error event in mid-stream. */
export type Wrong = {
  status: number | null
  type: string | null
  code: string | null
  message: string
  /** lower-case names */
  headers?: Headers | undefined
}

/** Answers that say "your account", whatever their status is: no fault of the candidate's. */
const accountWords = /insufficient_quota|billing|credit balance|spend.?limit|account_deactivated/i

/** Error types of streams and of 200 replies, which have no status to go by. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  timeout_error: 504,
  api_error: 500,
  server_error: 500,
  overloaded_error: 529,
}

/** The one place that says whether a vendor's error counts against the candidate. */
export function mapFailure(wrong: Wrong, now: number): CallFailure {
  const status = wrong.status ?? statusOfType[wrong.type ?? ''] ?? statusOfType[wrong.code ?? ''] ?? null
  const message = [status, wrong.code ?? wrong.type, wrong.message].filter(Boolean).join(' ')

  if (accountWords.test(message)) return { kind: 'ours', message }
  if (status === null) return { kind: 'outage', message }
  if (status === 429) return { kind: 'limited', retryAfterMs: retryAfter(wrong.headers, now), message }
  // 408 and 409 ask to try again, as 5xx does; Anthropic says "overloaded" as 529.
  if (status >= 500 || status === 408 || status === 409 || status === 425) return { kind: 'outage', message }
  // The key, the bill, the address or the model's name: config, not the candidate.
  if (status < 400 || [401, 402, 403, 404, 405, 407].includes(status)) return { kind: 'ours', message }
  return { kind: 'candidate', code: 'rejected', message }
}

function retryAfter(headers: Headers | undefined, now: number): number | null {
  const inMs = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (inMs >= 0) return Math.ceil(inMs)
  const given = headers?.get('retry-after')
  if (!given) return null
  const seconds = Number(given)
  if (seconds >= 0) return Math.ceil(seconds * 1_000)
  const date = Date.parse(given)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
