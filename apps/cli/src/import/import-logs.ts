import { createHash } from 'node:crypto'
import type { Config } from '@tierdrop/config'
import { createRedactor, type Exchanged } from '@tierdrop/proxy'
import type { Store } from '@tierdrop/store'
import { createPriceBook } from '@tierdrop/tiers'
import { exchangedOf } from '../exchanged.ts'
import { BadImportLine, BadLines } from './bad-lines.ts'
import { checkLine } from './check-line.ts'
import { inChunks, unlessBad } from './in-chunks.ts'
import { openIntake } from './intake.ts'
import { type LogLine, logLine } from './log-line.ts'
import type { NumberedLine } from './read-lines.ts'

export type ImportedLogs = {
  lines: number
  written: number
  known: number
  /** continue a conversation whose beginning is not there */
  unsampled: number
  bad: BadLines
}

/** Logged requests and replies become exchanges as if the proxy had seen them; the mirror tries candidates on them. */
export async function importLogs(
  config: Config,
  store: Store,
  lines: AsyncIterable<NumberedLine>,
  options: { now: number; redactionKey: Buffer },
): Promise<ImportedLogs> {
  const intake = await openIntake(config, store, {
    prices: createPriceBook({ overrides: config.prices }),
    redactor: createRedactor(config.redact, options.redactionKey),
  })
  const imported: ImportedLogs = { lines: 0, written: 0, known: 0, unsampled: 0, bad: new BadLines() }
  const base = options.now - config.defaults.sessionMax

  const work = async (waiting: readonly { number: number; exchange: Exchanged; log: LogLine }[]) => {
    const known = await intake.known(waiting.map(({ exchange }) => exchange.id))
    const seen = new Set<string>()
    for (const { number, exchange, log } of waiting) {
      if (known.has(exchange.id) || seen.has(exchange.id)) {
        imported.known++
        continue
      }
      seen.add(exchange.id)
      await unlessBad(number, imported.bad, async () => {
        const row = await intake.take(exchange)
        if (row) {
          row.totalMs = log.total_ms ?? null
          imported.written++
        } else imported.unsampled++
      })
    }
    await intake.write()
  }

  await inChunks(
    lines,
    imported,
    ({ number, text }) => {
      const log = checkLine(logLine, text)
      const at = log.at ?? base + number
      return { number, log, exchange: logExchange(log, idOf(log, text, number), at, config) }
    },
    work,
  )
  return imported
}

/** The same request at no known time may well have been made twice: its place in the file tells the two apart. */
function idOf(log: LogLine, text: string, number: number): string {
  if (log.id !== undefined) return `log/${log.id}`
  const place = log.at === undefined ? `${number}` : ''
  return `log/${createHash('sha256').update(`${place}\n${text}`).digest('hex').slice(0, 32)}`
}

const paths = {
  'openai-chat': '/v1/chat/completions',
  'openai-responses': '/v1/responses',
  'anthropic-messages': '/v1/messages',
} as const

function logExchange(log: LogLine, id: string, at: number, config: Config): Exchanged {
  const { dialect, request, response } = log
  const upstream = log.upstream ?? (dialect === 'anthropic-messages' ? 'anthropic' : 'openai')
  if (!Object.hasOwn(config.upstreams, upstream)) {
    const there = Object.keys(config.upstreams).join(', ')
    throw new BadImportLine(`upstream: there is no "${upstream}" in the config; there are: ${there}`)
  }
  return exchangedOf(
    {
      id,
      at,
      upstream,
      dialect,
      path: paths[dialect],
      task: log.task ?? null,
      session: log.session ?? null,
      status: response.status,
      contentType: response.contentType ?? 'application/json',
      totalTenths: Math.round((log.total_ms ?? 0) * 10),
    },
    JSON.stringify(request),
    typeof response.body === 'string' ? response.body : JSON.stringify(response.body),
  )
}
