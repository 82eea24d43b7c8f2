import { createHash } from 'node:crypto'
import type { Config } from '@tierdrop/config'
import { createRedactor, type Exchanged } from '@tierdrop/proxy'
import type { Store } from '@tierdrop/store'
import { createPriceBook } from '@tierdrop/tiers'
import { BadImportLine, BadLines } from './bad-lines.ts'
import { checkLine } from './check-line.ts'
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

const chunk = 500

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
      try {
        const row = await intake.take(exchange)
        if (row) {
          row.totalMs = log.total_ms ?? null
          imported.written++
        } else imported.unsampled++
      } catch (error) {
        if (!(error instanceof BadImportLine)) throw error
        imported.bad.add(number, error.message)
      }
    }
    await intake.write()
  }

  let waiting: { number: number; exchange: Exchanged; log: LogLine }[] = []
  for await (const { number, text } of lines) {
    imported.lines++
    try {
      const log = checkLine(logLine, text)
      const at = log.at ?? base + number
      waiting.push({ number, log, exchange: logExchange(log, idOf(log, text, number), at, config) })
    } catch (error) {
      if (!(error instanceof BadImportLine)) throw error
      imported.bad.add(number, error.message)
    }
    if (waiting.length < chunk) continue
    await work(waiting)
    waiting = []
  }
  await work(waiting)
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
  const body = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  const tenths = Math.round((log.total_ms ?? 0) * 10)
  return {
    id,
    upstream,
    method: 'POST',
    path: paths[dialect],
    task: log.task ?? null,
    session: log.session ?? null,
    headers: null,
    requestEncoding: null,
    contentType: response.contentType ?? 'application/json',
    contentEncoding: null,
    error: null,
    dialect,
    at,
    totalTenths: tenths,
    headersTenths: tenths,
    status: response.status,
    ending: 'complete',
    chunks: [],
    request: [Buffer.from(JSON.stringify(request))],
    response: [Buffer.from(body)],
  }
}
