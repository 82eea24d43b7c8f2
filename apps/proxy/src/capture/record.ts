import type { CountDelta, ExchangeStatus, NewExchange, TaskRow, VersionRow } from '@tierdrop/store'
import type { Identity } from '@tierdrop/tasks'
import { type Cost, deploymentOf } from '@tierdrop/tiers'
import { asAsked } from './as-asked.ts'
import type { Assembled } from './assemble.ts'
import type { Exchanged } from './frame.ts'

const hourMs = 3_600_000

/** Everything that is known of one exchange; these functions turn it into rows and do nothing else. */
export type Known = { exchange: Exchanged; assembled: Assembled; identity: Identity; cost: Cost }

export function statusOf({ exchange, assembled }: Known): ExchangeStatus {
  if (exchange.ending === 'unreachable') return 'unreachable'
  const { reply } = assembled.reading
  if ((exchange.status ?? 0) >= 400 || reply.error) return 'error'
  return exchange.ending !== 'complete' || reply.cut ? 'cut' : 'ok'
}

/** As the request names it: in its body, or, in Azure's style, in its address. */
function modelOf({ exchange, assembled }: Known): string | null {
  return assembled.conversation.model ?? deploymentOf(asAsked(exchange).target ?? '')
}

export function exchangeRow(known: Known, texts: Pick<NewExchange, 'text' | 'original'>): NewExchange {
  const { exchange, assembled, identity, cost } = known
  const { conversation, reading } = assembled
  return {
    id: exchange.id,
    at: exchange.at,
    taskVersion: identity.version.key,
    sessionKey: identity.session.key,
    step: identity.session.step,
    continues: identity.session.continues,
    prefixHash: identity.session.prefixHash,
    replyHash: identity.session.replyHash,
    dialect: exchange.dialect,
    upstream: exchange.upstream,
    model: modelOf(known),
    servedModel: reading.model,
    status: statusOf(known),
    httpStatus: exchange.status,
    stream: conversation.stream,
    stop: reading.stop.reason,
    firstMs: assembled.firstMs,
    totalMs: exchange.ending === 'complete' ? Math.round(exchange.totalTenths / 10) : null,
    usage: reading.usage,
    costNano: cost.known ? cost.nano : null,
    toolCount: conversation.tools.length,
    hasImage: conversation.messages.some((message) => message.parts.some((part) => part.type === 'image')),
    ...asAsked(exchange),
    ...texts,
  }
}

export function countOf(known: Known): CountDelta {
  const { exchange, assembled, identity, cost } = known
  const { usage, model } = assembled.reading
  return {
    taskVersion: identity.version.key,
    model: model ?? modelOf(known) ?? 'unknown',
    hour: Math.floor(exchange.at / hourMs) * hourMs,
    exchanges: 1,
    sampled: identity.session.sampled ? 1 : 0,
    errors: statusOf(known) === 'ok' ? 0 : 1,
    inputTokens: usage.input ?? 0,
    outputTokens: usage.output ?? 0,
    costNano: cost.known ? cost.nano : 0,
    unpriced: cost.known ? 0 : 1,
  }
}

export function taskRow({ exchange, identity }: Known, name: string): TaskRow {
  const { task } = identity
  return { key: task.key, name, foundBy: task.foundBy, firstSeen: exchange.at }
}

export function versionRow({ exchange, identity }: Known, excerpt: string): VersionRow {
  const { version } = identity
  return {
    key: version.key,
    taskKey: identity.task.key,
    kind: identity.kind,
    fingerprint: version.fingerprint,
    sketch: version.sketch,
    previousKey: version.previousKey,
    excerpt,
    firstSeen: exchange.at,
  }
}
