import type { ServerResponse } from 'node:http'

/** Why we answer ourselves; sent as `x-tierdrop-error`. */
export type Refusal =
  | 'no-upstream'
  | 'upstream-unreachable'
  | 'upstream-timeout'
  | 'upstream-tls'
  | 'upstream-broke'
  | 'bad-request'

export const statuses: Record<Refusal, number> = {
  'no-upstream': 404,
  'upstream-unreachable': 502,
  'upstream-timeout': 504,
  'upstream-tls': 502,
  'upstream-broke': 502,
  'bad-request': 400,
}

/** Answers in the error shape that the vendor's own SDK understands. */
export function refuse(
  response: ServerResponse,
  api: 'openai' | 'anthropic',
  refusal: Refusal,
  message: string,
  exchangeId: string | null,
): void {
  const status = statuses[refusal]
  const body = Buffer.from(JSON.stringify(errorBody(api, status, refusal, message)))
  const headers = [
    'content-type',
    'application/json',
    'content-length',
    String(body.length),
    'x-tierdrop-error',
    refusal,
  ]
  if (exchangeId !== null) headers.push('x-tierdrop-exchange', exchangeId)
  response.writeHead(status, headers)
  response.end(body)
}

function errorBody(api: 'openai' | 'anthropic', status: number, code: string, message: string) {
  if (api === 'anthropic') {
    const type =
      status === 404
        ? 'not_found_error'
        : status === 400
          ? 'invalid_request_error'
          : status === 504
            ? 'timeout_error'
            : 'api_error'
    return { type: 'error', error: { type, message } }
  }
  const type = status < 500 ? 'invalid_request_error' : 'server_error'
  return { error: { message, type, param: null, code } }
}

/** From an error of the connection to what went wrong, without its message, which may quote what was sent. */
export function refusalOf(error: Error): Refusal {
  const code = codeOf(error)
  if (timeouts.has(code)) return 'upstream-timeout'
  if (broken.has(code)) return 'upstream-broke'
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') return 'bad-request'
  if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH)/.test(code))
    return 'upstream-tls'
  return 'upstream-unreachable'
}

const timeouts = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
])
const broken = new Set([
  'UND_ERR_SOCKET',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_CONSTANT',
])

export function codeOf(error: Error): string {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') return code
  const cause = error instanceof AggregateError ? error.errors[0] : error.cause
  return cause instanceof Error && cause !== error ? codeOf(cause) : error.name
}
