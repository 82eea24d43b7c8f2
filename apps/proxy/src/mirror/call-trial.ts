import type { AttemptEnd, ExchangeRow, ExchangeText, Store, TrialRow } from '@tierdrop/store'
import type { CallFailure, CallRequest, CallResult, CallTier, Tier } from '@tierdrop/tiers'
import type { Conversation } from '@tierdrop/wire'
import type { Redactor } from '../capture/redact/redactor.ts'

export type TrialCall = {
  trial: TrialRow
  tier: Tier
  exchange: ExchangeRow
  text: ExchangeText
  conversation: Conversation
  /** what the call may cost, booked if a crash swallows the answer */
  estimateNano: number | null
}

/**
 * One attempt: written before its call, so that the vendor never sees more calls than there are attempts.
 */
export async function callTrial(
  { trial, tier, exchange, text, conversation, estimateNano }: TrialCall,
  run: {
    store: Pick<Store, 'startAttempt' | 'endAttempt'>
    callTier: CallTier
    now: () => number
    signal: AbortSignal
    redactor: Pick<Redactor, 'body'>
  },
): Promise<CallResult> {
  const { store, now } = run
  const n = trial.attempts + 1
  await store.startAttempt({ trialId: trial.id, n, at: now(), estimateNano })
  const request = {
    dialect: exchange.dialect,
    body: JSON.parse(text.request) as unknown,
    conversation,
    ...whereAsked(tier, exchange),
  }
  const result = await run.callTier(tier, request, run.signal)
  await store.endAttempt(attemptEnd(trial.id, n, now(), result, run.redactor))
  return result
}

/** For the version that the original was written for; and, at the same upstream, where that went. */
function whereAsked(
  { upstream, dialect }: Tier,
  exchange: ExchangeRow,
): Pick<CallRequest, 'headers' | 'target'> {
  const isBeside = upstream.name === exchange.upstream && dialect === exchange.dialect
  return {
    ...(exchange.apiHeaders && { headers: exchange.apiHeaders }),
    ...(isBeside && exchange.target !== undefined && { target: exchange.target }),
  }
}

function attemptEnd(
  trialId: string,
  n: number,
  at: number,
  result: CallResult,
  redactor: Pick<Redactor, 'body'>,
): AttemptEnd {
  if (!result.ok) {
    return {
      trialId,
      n,
      at,
      outcome: outcomeOf(result.failure),
      error: redactor.body(result.failure.message),
      firstMs: null,
      totalMs: result.totalMs,
      usage: null,
      costNano: null,
      servedModel: null,
      text: null,
      contentType: null,
    }
  }
  return {
    trialId,
    n,
    at,
    outcome: 'ok',
    error: null,
    firstMs: result.firstMs,
    totalMs: result.totalMs,
    usage: result.reading.usage,
    costNano: result.cost.known ? result.cost.nano : null,
    servedModel: result.reading.model,
    text: redactor.body(result.body),
    // Only two formats come back, and they cannot be mistaken for each other.
    contentType: result.body.trimStart().startsWith('{') ? 'application/json' : 'text/event-stream',
  }
}

function outcomeOf(failure: CallFailure): AttemptEnd['outcome'] {
  return failure.kind === 'candidate' ? 'failed' : failure.kind
}
