import { gradeRow, graderOf, planRetry, planTrials } from '@tierdrop/proxy'
import { type GradedTask, grade } from '@tierdrop/scoring'
import type { NewExchange, NewTrial, SettledTrial } from '@tierdrop/store'
import type { PriceOf, Tier } from '@tierdrop/tiers'
import { type Conversation, type Reply, readResponse } from '@tierdrop/wire'
import { dayMs, idAt } from './arrivals.ts'
import { responseBody } from './vendor-texts.ts'
import type { WeekEvent } from './week-events.ts'
import { armRandom, candidateReply, controlReply, totalMs } from './week-replies.ts'

export type Arms = {
  candidates: readonly Tier[]
  control: Tier
  priceOf: PriceOf
  graded: GradedTask
  /** of the replies whose texts are kept */
  texts: number
  isOut: boolean
  /** the evaluation's */
  seed: string
}

const nothingToRedact = { plain: (text: string) => text }

/** The trials of one exchange, called and graded: what the mirror would have made of it. */
export async function trialsOf(
  event: WeekEvent,
  row: Pick<NewExchange, 'id' | 'status'>,
  reading: { conversation: Conversation; reply: Reply },
  arms: Arms,
): Promise<SettledTrial[]> {
  const ids = armRandom(event.id, 'ids')
  const planned = planTrials(
    { id: row.id, unitId: row.id, status: row.status, hasText: true },
    { candidates: arms.candidates, control: arms.control },
    { now: event.at, expiresAt: event.at + dayMs, newId: () => idAt(event.at, ids) },
  )
  const settled: SettledTrial[] = []
  for (const trial of planned) {
    const first = await settle(event, trial, reading, arms)
    settled.push(first)
    const retry =
      first.grade &&
      planRetry(first, first.grade, {
        seed: arms.seed,
        now: event.at,
        newId: () => idAt(event.at, ids),
        expiry: dayMs,
      })
    if (retry) settled.push(await settle(event, retry, reading, arms))
  }
  return settled
}

async function settle(
  event: WeekEvent,
  trial: NewTrial,
  { conversation, reply }: { conversation: Conversation; reply: Reply },
  arms: Arms,
): Promise<SettledTrial> {
  if (arms.isOut) {
    const reason = 'outage 5 times: The server is overloaded.'
    return { ...trial, state: 'left-out', reason, attempt: null, grade: null }
  }
  const { task, turn, on } = event
  const tier = arms.candidates.find((it) => it.revision === trial.tierRevision) ?? arms.control
  const random = armRandom(event.id, trial.repeat === 0 ? trial.tierName : `${trial.tierName} again`)
  const quality = task.candidates[trial.tierName]
  const said =
    trial.role === 'candidate' && quality
      ? candidateReply(turn, quality, on, random)
      : controlReply(turn, task.noise, random)
  const total = totalMs(tier.model, turn.inputTokens, said, random)
  const startedAt = event.at + random.int(200, 4_000)
  const body = responseBody(said, { id: trial.id, model: tier.model, inputTokens: turn.inputTokens })
  const reading = readResponse(tier.dialect, body, 200)
  const cost = arms.priceOf(tier, reading.usage, startedAt)
  const keepsText = task.keepsTexts || random.chance(arms.texts)
  const graded = await grade(
    { conversation, reference: { from: 'primary', reply }, candidate: reading.reply, stop: reading.stop },
    arms.graded,
  )
  const at = startedAt + total
  return {
    ...trial,
    state: 'graded',
    reason: null,
    attempt: {
      startedAt,
      at,
      outcome: 'ok',
      error: null,
      firstMs: null,
      totalMs: total,
      usage: reading.usage,
      costNano: cost.known ? cost.nano : null,
      servedModel: reading.model,
      text: keepsText ? JSON.stringify(body) : null,
      contentType: keepsText ? 'application/json' : null,
    },
    grade: gradeRow(trial.id, graded, at, graderOf(arms.graded, conversation), nothingToRedact),
  }
}
