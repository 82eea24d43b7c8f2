import { createJudge, type Grade, type JudgeAnswer, type JudgePrompt } from '@tierdrop/scoring'
import type { ExchangeRow, ExchangeText, Store, TrialRow } from '@tierdrop/store'
import { type CallTier, estimateInput, isSameModel, type PriceBook } from '@tierdrop/tiers'
import { type Conversation, type Dialect, readExchange, readRequest } from '@tierdrop/wire'
import type { Redactor } from '../../capture/redact/redactor.ts'
import { recountWith } from '../count-units.ts'
import type { Gate } from '../gate.ts'
import { gradeRow, referenceOf } from '../grade-trial.ts'
import { judgeRequest } from './judge-request.ts'
import { judgeVersion, type TaskJudge } from './task-judge.ts'

export type JudgeRun = {
  store: Pick<Store, 'startJudgeCall' | 'endJudgeCall' | 'settleJudging'>
  callTier: CallTier
  prices: Pick<PriceBook, 'estimateCost'>
  /** times that both orders are asked, before what is nobody's fault leaves the trial unjudged */
  attempts: number
  redactor: Redactor
  seed: string
  now: () => number
  signal: AbortSignal
}

const firstPause = 2_000
const unscored = (reason: string): Grade => ({ outcome: 'unscored', reason })

export type Judging = {
  trial: TrialRow
  exchange: ExchangeRow
  /** as they are kept, so redacted: a judge needs no names and numbers of persons */
  text: ExchangeText | undefined
  reply: { text: string; contentType: string | null } | undefined
  /** of the tier that made the reply */
  dialect: Dialect
  judge: TaskJudge
  gate: Gate
  /** whether the task's content may reach the judge's vendor, and fits its tier */
  fits: (conversation: Conversation) => boolean
}

/** One judging, both orders; whatever happens, it is settled or due again. */
export async function judgeTrial(judging: Judging, run: JudgeRun): Promise<void> {
  const { trial, judge } = judging
  const asked: Asked = { calls: 0, again: null }
  const graded = await gradeOf(judging, run, asked)
  const recount = recountWith(run.seed)
  if (asked.again !== null && asked.calls < 2 * run.attempts) {
    return run.store.settleJudging(trial.id, { judgeAt: run.now() + asked.again }, recount)
  }
  const grader = { name: judge.grader, version: judgeVersion }
  const grade = gradeRow(trial.id, graded, run.now(), grader, run.redactor)
  return run.store.settleJudging(trial.id, { grade }, recount)
}

/** `calls`: the last one's number; `again`: after how long, where the answer that is missing is nobody's doing */
type Asked = { calls: number; again: number | null }

async function gradeOf(
  { trial, exchange, text, reply, dialect, judge, gate, fits }: Judging,
  run: JudgeRun,
  asked: Asked,
): Promise<Grade> {
  if (!text || !reply) return unscored('the text to be judged is gone')
  if (isSameModel(exchange.servedModel ?? exchange.model ?? '', judge.tier.model))
    return unscored('the judge is the current model itself')
  const request: unknown = JSON.parse(text.request)
  const conversation = readRequest(exchange.dialect, request)
  if (!fits(conversation)) return unscored('the task’s content may not reach the judge, or does not fit it')
  const response = { status: 200, contentType: reply.contentType, body: reply.text }
  const reading = readExchange({ dialect, request: {}, response })
  const scorer = createJudge({
    ask: (prompt) => ask(prompt, { trial, judge, gate }, run, asked),
    criteria: judge.criteria,
    tier: { name: judge.tier.name, model: judge.tier.model },
    arms: [],
    version: judgeVersion,
  })
  const reference = referenceOf(exchange, text)
  return scorer.grade({ conversation, reference, candidate: reading.reply, stop: reading.stop })
}

/** One call, booked before it is made. */
async function ask(
  prompt: JudgePrompt,
  { trial, judge, gate }: Pick<Judging, 'trial' | 'judge' | 'gate'>,
  { store, callTier, prices, now, signal, redactor }: JudgeRun,
  asked: Asked,
): Promise<JudgeAnswer> {
  const request = judgeRequest(prompt, judge.tier.model)
  const tokens = { input: estimateInput(request.conversation), output: null }
  const estimate = prices.estimateCost(judge.tier, tokens, now())
  const call = { trialId: trial.id, judge: judge.grader }
  gate.enter(now())
  try {
    const n = await store.startJudgeCall({
      ...call,
      at: now(),
      estimateNano: estimate.known ? estimate.nano : null,
    })
    asked.calls = Math.max(asked.calls, n)
    const result = await callTier(judge.tier, request, signal)
    const { totalMs } = result
    const end = { ...call, n, at: now(), totalMs }
    if (result.ok) {
      const { reading, cost } = result
      gate.breaker.succeeded()
      await store.endJudgeCall({
        ...end,
        outcome: 'ok',
        error: null,
        usage: reading.usage,
        costNano: cost.known ? cost.nano : null,
        servedModel: reading.model,
      })
      return { reply: reading.reply, stop: reading.stop }
    }
    const { failure } = result
    const outcome = failure.kind === 'candidate' ? 'failed' : failure.kind
    const error = redactor.body(failure.message)
    await store.endJudgeCall({ ...end, outcome, error, usage: null, costNano: null, servedModel: null })
    if (failure.kind !== 'candidate') {
      const retryAfter = failure.kind === 'limited' ? failure.retryAfterMs : null
      gate.breaker.failed(now(), retryAfter)
      asked.again = Math.max(asked.again ?? 0, retryAfter ?? 0, firstPause * 2 ** Math.min(n - 1, 6))
    }
    return { failed: failure.message }
  } finally {
    gate.leave()
  }
}
