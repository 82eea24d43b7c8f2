import type { Problem } from './dialect.ts'
import type { Json } from './text-of.ts'

const words: Readonly<Record<Problem['kind'], { type: string; code: string | null }>> = {
  invalid: { type: 'invalid_request_error', code: null },
  authentication: { type: 'invalid_request_error', code: 'invalid_api_key' },
  'not-found': { type: 'invalid_request_error', code: 'model_not_found' },
  limited: { type: 'requests', code: 'rate_limit_exceeded' },
  server: { type: 'server_error', code: null },
  overloaded: { type: 'server_error', code: 'server_overloaded' },
}

export function openaiError({ kind, message }: Problem): Json {
  return { error: { message, ...words[kind], param: null } }
}
