import type { Grade, GradedTask } from '@tierdrop/scoring'
import type { ExchangeRow, ExchangeText, Store, TrialRow } from '@tierdrop/store'
import { type CallTier, estimateInput, type PriceBook, type Tier } from '@tierdrop/tiers'
import { readExchange, readRequest } from '@tierdrop/wire'
import type { Redactor } from '../capture/redact/redactor.ts'
import { callTrial } from './call-trial.ts'
import type { Gate } from './gate.ts'
import { gradeOfFailure, gradeReply, gradeRow, graderOf } from './grade-trial.ts'
import { isOpenFailure } from './judge/open-failure.ts'
import { planRetry } from './plan-retry.ts'
import { afterFailure } from './settle.ts'
import { goesOnAtVendor, wholeConversation } from './whole-conversation.ts'

export type TrialRun = {
  store: Pick<
    Store,
    | 'startAttempt'
    | 'endAttempt'
    | 'settleTrial'
    | 'releaseTrial'
    | 'trialTexts'
    | 'planTrials'
    | 'exchanges'
    | 'exchangeOfReply'
    | 'exchangeTexts'
  >
  callTier: CallTier
  prices: Pick<PriceBook, 'estimateCost'>
  /** calls for one trial, before what is nobody's fault leaves its unit out */
  attempts: number
  redactor: Redactor
  seed: string
  /** how long a trial stays due */
  expiry: number
  newId: () => string
  now: () => number
  signal: AbortSignal
}

/** One leased trial, from call to grade; whatever happens, it is settled or due again. */
export async function runTrial(
  {
    trial,
    tier,
    gate,
    exchange,
    text,
    kept,
    task,
    hasJudge,
  }: {
    trial: TrialRow
    tier: Tier
    gate: Gate
    exchange: ExchangeRow
    /** as it was sent, where it is still there, and as it is kept */
    text: ExchangeText
    kept: ExchangeText
    task: GradedTask
    /** what failed only because text differs is then to be judged */
    hasJudge: boolean
  },
  run: TrialRun,
): Promise<void> {
  const { store, now } = run
  const conversation = readRequest(exchange.dialect, JSON.parse(text.request))
  const settle = async (graded: Grade) => {
    const row = gradeRow(trial.id, graded, now(), graderOf(task, conversation), run.redactor)
    const retry = planRetry(trial, row, { ...run, now: now() })
    // Before its trial is settled: a unit with all trials settled may be counted at any moment.
    if (retry) await store.planTrials([{ exchangeId: exchange.id, trials: [retry] }], now())
    const isJudged = hasJudge && trial.role === 'candidate' && trial.repeat === 0 && isOpenFailure(row)
    await store.settleTrial(trial.id, {
      state: 'graded',
      reason: null,
      grades: [row],
      ...(isJudged && { judgeAt: now() }),
    })
  }

  const answered = trial.attempts > 0 ? (await store.trialTexts([trial.id])).get(trial.id) : undefined
  if (answered) {
    // A crash came between answer and grade: the vendor is not asked twice.
    const response = { status: 200, contentType: answered.contentType, body: answered.text }
    const reading = readExchange({ dialect: tier.dialect, request: {}, response })
    // Only the redacted form of the answer is left, so it is measured by the redacted form of the reference.
    return settle(await gradeReply(exchange, kept, { ...reading, conversation }, task))
  }

  const isChained = conversation.previousResponseId !== null && !goesOnAtVendor(tier, exchange)
  const asked = isChained ? await wholeConversation(store, conversation) : conversation
  if (asked === null) {
    const reason = 'what it goes on from (previous_response_id) is gone'
    return store.settleTrial(trial.id, { state: 'left-out', reason, grades: [] })
  }
  const tokens = { input: exchange.usage.input ?? estimateInput(asked), output: exchange.usage.output }
  const estimate = run.prices.estimateCost(tier, tokens, now())
  const estimateNano = estimate.known ? estimate.nano : null
  const result = await callTrial({ trial, tier, exchange, text, conversation: asked, estimateNano }, run)
  if (result.ok) {
    gate.breaker.succeeded()
    return settle(await gradeReply(exchange, text, { ...result.reading, conversation }, task))
  }

  const { failure } = result
  const after = afterFailure(failure, {
    attempts: trial.attempts + 1,
    most: run.attempts,
    now: now(),
    expiresAt: trial.expiresAt,
  })
  if (after.next === 'grade') return settle(gradeOfFailure(after.code, failure.message))
  gate.breaker.failed(now(), failure.kind === 'limited' ? failure.retryAfterMs : null)
  if (after.next === 'again') return store.releaseTrial(trial.id, after.dueAt)
  return store.settleTrial(trial.id, { state: 'left-out', reason: after.reason, grades: [] })
}
