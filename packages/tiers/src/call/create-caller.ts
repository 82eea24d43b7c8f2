import type { CallFailure, CallResult, CallTier, PriceOf } from '../types.ts'
import { failureOfError, failureOfReading } from './failure-of.ts'
import { openResponse } from './open-response.ts'
import { readReply } from './read-reply.ts'
import { requestForTier } from './request-for-tier.ts'

export type CallerOptions = {
  /** keys are looked up here at the time of the call, so that a rotated key needs no restart */
  env: Readonly<Record<string, string | undefined>>
  priceOf: PriceOf
  /** ms; a clock that may be set back is the caller's risk */
  now: () => number
  fetch?: typeof fetch
}

/** One call, no retry: an attempt is what the mirror wrote down, so it decides about the next one. */
export function createCaller(options: CallerOptions): CallTier {
  const { env, now, priceOf } = options
  return async (tier, request, signal) => {
    const startedAt = now()
    const key = tier.keyEnv === null ? null : (env[tier.keyEnv] ?? '')
    const failed = (failure: CallFailure): CallResult => ({
      ok: false,
      failure: { ...failure, message: presentable(failure.message, key) },
      totalMs: now() - startedAt,
    })
    if (key === '') return failed(ours(`the environment variable ${tier.keyEnv} is not set`))
    if (signal.aborted) return failed(ours(calledOff))

    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), tier.timeoutMs)
    try {
      const { body, headers, target, dropped } = requestForTier(tier, request)
      const ended = AbortSignal.any([signal, timeout.signal])
      const response = await openResponse({
        tier,
        key,
        body,
        headers,
        target,
        signal: ended,
        fetch: options.fetch,
      })
      const { reading, body: text, streamed, firstAt } = await readReply(response, tier.dialect, now)
      const failure = failureOfReading(reading, streamed, now())
      if (failure) return failed(failure)
      return {
        ok: true,
        reading,
        firstMs: firstAt === null ? null : firstAt - startedAt,
        totalMs: now() - startedAt,
        cost: priceOf(tier, reading.usage, startedAt),
        body: text,
        dropped,
      }
    } catch (error) {
      if (signal.aborted) return failed(ours(calledOff))
      if (timeout.signal.aborted) return failed(timedOut(tier.timeoutMs))
      return failed(failureOfError(error, now()))
    } finally {
      clearTimeout(timer)
    }
  }
}

const calledOff = 'the call was called off'

const ours = (message: string): CallFailure => ({ kind: 'ours', message })

const timedOut = (ms: number): CallFailure => ({
  kind: 'candidate',
  code: 'timeout',
  message: `no complete reply within the tier's timeout of ${ms} ms`,
})

/** Some gateways repeat the key that they refuse; others send a page. */
function presentable(message: string, key: string | null): string {
  const without = key ? message.replaceAll(key, '(key)') : message
  return without.length > 500 ? `${without.slice(0, 500)}…` : without
}
