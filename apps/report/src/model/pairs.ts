import type { Failure } from '@tierdrop/scoring'
import { failureSentence } from '@tierdrop/scoring'
import type { PairRow, Store } from '@tierdrop/store'
import { type Dialect, type Message, type Reply, readExchange } from '@tierdrop/wire'
import type { PairView, ReplyView } from './types.ts'

type PairStore = Pick<Store, 'pairs' | 'exchangeTexts' | 'trialTexts'>

/** The newest failed shadow replies of one task version and tier, with everything needed to judge them. */
export async function disagreements(
  store: PairStore,
  {
    taskVersion,
    tierRevision,
    dialect,
    limit,
  }: {
    taskVersion: string
    tierRevision: string
    /** of the tier: its replies are in its own format */
    dialect: Dialect
    limit: number
  },
): Promise<PairView[]> {
  const rows = await store.pairs({ taskVersion, tierRevision, outcome: 'failed', limit })
  const controls = rows.flatMap((row) => (row.control ? [row.control.trialId] : []))
  const [texts, replies] = await Promise.all([
    store.exchangeTexts(rows.map((row) => row.exchange.id)),
    store.trialTexts([...rows.map((row) => row.trial.id), ...controls]),
  ])
  return rows.map((row) => {
    const text = texts.get(row.exchange.id)
    const read = (
      by: Dialect,
      answer: { text: string; contentType: string | null } | undefined,
    ): ReplyView | null =>
      answer === undefined
        ? null
        : replyView(
            readExchange({
              dialect: by,
              request: {},
              response: { status: 200, contentType: answer.contentType, body: answer.text },
            }).reply,
          )
    return {
      ...pairFacts(row),
      asked: text === undefined ? '' : askedOf(row.exchange.dialect, text.request),
      primary: read(row.exchange.dialect, text && { text: text.response, contentType: text.contentType }),
      candidate: read(dialect, replies.get(row.trial.id)),
      control: row.control === null ? null : read(row.exchange.dialect, replies.get(row.control.trialId)),
    }
  })
}

function pairFacts({ trial, exchange, grade, control }: PairRow) {
  const failures = grade === null ? [] : (JSON.parse(grade.failures) as Failure[])
  return {
    trialId: trial.id,
    exchangeId: exchange.id,
    at: exchange.at,
    outcome: grade?.outcome ?? ('unscored' as const),
    reason: grade?.reason ?? null,
    failures: failures.map((it) => ({ ...it, sentence: failureSentence(it.code) })),
    controlOutcome: control?.outcome ?? null,
  }
}

function replyView(reply: Reply): ReplyView {
  return {
    text: reply.text,
    calls: reply.toolCalls.map(({ name, arguments: given }) => ({ name, arguments: given })),
    refusal: reply.refusal,
    cut: reply.cut,
  }
}

/** The conversation without its instruction, which the task's page shows once. */
function askedOf(dialect: Dialect, request: string): string {
  const { conversation } = readExchange({
    dialect,
    request: JSON.parse(request),
    response: { status: 200, contentType: 'application/json', body: '{}' },
  })
  return conversation.messages.map(messageText).join('\n\n')
}

function messageText({ role, parts }: Message): string {
  const text = parts.map((part) => {
    switch (part.type) {
      case 'text':
      case 'reasoning':
      case 'refusal':
        return part.text
      case 'tool-call':
        return `→ ${part.call.name}(${part.call.arguments})`
      case 'tool-result':
        return `← ${part.text}`
      default:
        return `[${part.type}]`
    }
  })
  return role === 'user' ? text.join('\n') : `${role}: ${text.join('\n')}`
}
