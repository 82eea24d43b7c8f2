import type { Assembler } from '@tierdrop/wire'
import type { CallFailure } from '../types.ts'
import { mapFailure } from './map-failure.ts'

type Reading = ReturnType<Assembler['finish']>

/** A 200 that is no reply after all; null where it is one. */
export function failureOfReading(reading: Reading, streamed: boolean, now: number): CallFailure | null {
  const { error } = reading.reply
  if (error) return mapFailure(error, now)
  if (reading.stop.reason === 'pending') {
    return { kind: 'ours', message: 'the vendor accepted the request for later (a background reply)' }
  }
  if (reading.stop.reason !== 'cut') return null
  // A stream that ends early was broken off; a body that arrived whole and is no JSON was written so.
  return streamed
    ? { kind: 'outage', message: 'the stream ended before the vendor said that it was complete' }
    : { kind: 'candidate', code: 'invalid', message: 'the reply is no JSON' }
}

/** What the clients throw: an error status with its body, or a connection that failed. */
export function failureOfError(error: unknown, now: number): CallFailure {
  const thrown = shapeOf(error)
  if (typeof thrown.status === 'number') {
    const { type, code, message } = vendorWords(thrown.error)
    return mapFailure(
      {
        status: thrown.status,
        type,
        code,
        message: message ?? thrown.message ?? 'no error body',
        headers: thrown.headers instanceof Headers ? thrown.headers : undefined,
      },
      now,
    )
  }
  const causes = causesOf(error)
  // Node's own limit of five minutes, for tiers that allow more.
  if (causes.some((cause) => /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(String(cause.code)))) {
    return { kind: 'candidate', code: 'timeout', message: 'no byte for five minutes' }
  }
  const told = causes.map((cause) => [cause.code, cause.message].filter(Boolean).join(' ')).filter(Boolean)
  // A connection that fails is an outage; anything else that is thrown here is a fault of our own.
  const connection = causes.some(
    (cause) =>
      cause.name === 'APIConnectionError' || typeof cause.code === 'string' || cause.message === 'terminated',
  )
  return { kind: connection ? 'outage' : 'ours', message: told.join(': ') || String(error) }
}

type Thrown = {
  name?: unknown
  message?: string
  code?: unknown
  status?: unknown
  headers?: unknown
  error?: unknown
  cause?: unknown
}

const shapeOf = (value: unknown): Thrown => (value !== null && typeof value === 'object' ? value : {})

/** The error and what caused it; the innermost says what happened (ECONNREFUSED). */
function causesOf(error: unknown): Thrown[] {
  const causes: Thrown[] = []
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) {
    const { name } = at.constructor
    causes.push({ ...shapeOf(at), name, message: at.message, code: shapeOf(at).code })
  }
  return causes
}

/** OpenAI's client hands over what stands under `error`, Anthropic's the whole body. */
function vendorWords(body: unknown): { type: string | null; code: string | null; message: string | null } {
  const outer = shapeOf(body)
  const inner = shapeOf(outer.error ?? body) as Thrown & { type?: unknown }
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return { type: text(inner.type), code: text(inner.code), message: text(inner.message) }
}
