import type { NewExchange, StatusCount } from '@tierdrop/store'
import type { Identifier, IdentifyInput, Identity } from '@tierdrop/tasks'
import type { Cost, PriceOf } from '@tierdrop/tiers'
import { type Assembled, assemble, Unreadable } from './assemble.ts'
import type { Batch } from './batch.ts'
import type { Catalog } from './catalog.ts'
import { Undecodable } from './decode.ts'
import type { Exchanged } from './frame.ts'
import type { MissedReason } from './missed-reasons.ts'
import { countOf, exchangeRow, type Known, statusOf, taskRow, versionRow } from './record.ts'
import type { Redactor } from './redact/redactor.ts'

const hourMs = 3_600_000

/** The stage that an exchange did not get through. */
export type Lost = Extract<
  MissedReason,
  'unreadable' | 'undecodable' | 'assemble-failed' | 'identify-failed' | 'record-failed'
>

export type Stages = {
  identifier: Identifier
  priceOf: PriceOf
  redactor: Redactor
  upstreams: Readonly<Record<string, { url: string; vendor: string }>>
  catalog: Catalog
  onBug: (stage: string, error: unknown) => void
}

/**
 * One exchange through all stages into the batch. A fault in a parser or a rule costs this one
 * exchange, counted under the stage that failed.
 */
export async function consume(
  exchange: Exchanged,
  stages: Stages,
  batch: Batch,
  /** from bytes, unless its maker knows what they say */
  read: (exchange: Exchanged) => Assembled = assemble,
): Promise<'kept' | 'counted' | Lost> {
  // whatever becomes of the rest: the mirror yields where production is rate-limited
  if (exchange.status !== null) batch.addStatus(statusCount(exchange, exchange.status))
  let assembled: Assembled
  try {
    assembled = read(exchange)
  } catch (error) {
    if (error instanceof Unreadable) return miss(batch, exchange, 'unreadable')
    if (error instanceof Undecodable) return miss(batch, exchange, 'undecodable')
    stages.onBug('assemble', error)
    return miss(batch, exchange, 'assemble-failed')
  }
  let identity: Identity
  try {
    const input = identifyInput(exchange, assembled)
    const recalled = stages.identifier.recall(input)
    if (recalled) await recalled
    identity = stages.identifier.identify(input)
  } catch (error) {
    stages.onBug('identify', error)
    return miss(batch, exchange, 'identify-failed')
  }
  try {
    return keep({ exchange, assembled, identity, cost: priced(exchange, assembled, stages) }, stages, batch)
  } catch (error) {
    stages.onBug('record', error)
    return miss(batch, exchange, 'record-failed')
  }
}

function statusCount({ upstream, at, headersTenths }: Exchanged, httpStatus: number): StatusCount {
  const lastAt = Math.round(at + headersTenths / 10)
  return { upstream, httpStatus, hour: Math.floor(lastAt / hourMs) * hourMs, count: 1, lastAt }
}

function keep(known: Known, stages: Stages, batch: Batch): 'kept' | 'counted' {
  const { exchange, identity } = known
  const { redactor, catalog } = stages
  const { task, version, session } = identity
  const row = session.sampled ? exchangeRow(known, textsOf(known, redactor)) : null
  if (version.isNew || !catalog.has(version.key)) {
    catalog.add(taskRow(known, redactor.plain(task.name)), versionRow(known, redactor.plain(version.excerpt)))
  }
  batch.addCount(countOf(known))
  batch.ended(exchange.at + exchange.totalTenths / 10)
  if (row) batch.addExchange(row)
  else batch.counted++
  return row ? 'kept' : 'counted'
}

/**
 * What is kept of the texts, and apart from it what was there before, where redaction changed something.
 * Only what succeeded is ever tried again, so of all else the redacted form is enough.
 */
function textsOf(known: Known, redactor: Redactor): Pick<NewExchange, 'text' | 'original'> {
  const { request: parsed, requestText, responseText } = known.assembled
  const request = redactor.body(requestText, parsed)
  const response = redactor.body(responseText)
  const text = { request, response, contentType: known.exchange.contentType }
  const changed = request !== requestText || response !== responseText
  if (!changed || statusOf(known) !== 'ok') return { text }
  return { text, original: { request: requestText, response: responseText } }
}

/** By the model that served, whose dated name a price list may not know, else by the name that was asked for. */
/** Of a call without a reply: what says that there was no connection to send it over. */
const neverArrived: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

function priced(
  exchange: Exchanged,
  { reading, conversation }: Assembled,
  { priceOf, upstreams }: Stages,
): Cost {
  const { input, output } = reading.usage
  // Vendors bill replies: a request that was refused cost nothing, which is known.
  const isRefused = (exchange.status ?? 0) >= 400 || neverArrived.includes(exchange.error ?? '')
  if (isRefused && input === null && output === null) return { known: true, nano: 0 }
  const upstream = upstreams[exchange.upstream]
  let cost: Cost = { known: false, reason: 'neither request nor reply names a model' }
  if (!upstream) return cost
  for (const model of new Set([reading.model, conversation.model])) {
    if (model === null) continue
    cost = priceOf({ model, upstream }, reading.usage, exchange.at)
    if (cost.known) break
  }
  return cost
}

function identifyInput(exchange: Exchanged, assembled: Assembled): IdentifyInput {
  return {
    id: exchange.id,
    at: exchange.at,
    dialect: exchange.dialect,
    conversation: assembled.conversation,
    reply: assembled.reading.reply,
    taskHeader: exchange.task,
    sessionHeader: exchange.session,
    upstream: exchange.upstream,
    ...(exchange.headers === null ? {} : { headers: JSON.parse(exchange.headers) as Record<string, string> }),
  }
}

function miss(batch: Batch, exchange: Exchanged, reason: Lost): Lost {
  batch.addMissed({ reason, count: 1, hour: Math.floor(exchange.at / hourMs) * hourMs })
  return reason
}
