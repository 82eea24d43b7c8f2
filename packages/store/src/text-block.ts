import type { Seal, SealedAs } from './seal.ts'
import { readRecord, writeRecord } from './text-record.ts'
import type { ExchangeText, NewExchange } from './types.ts'

export type Span = { offset: number; length: number }

/** The texts of one flush as one sealed block: prompts that repeat within it cost next to nothing. */
export function packTexts(seal: Seal, exchanges: readonly NewExchange[]): { sealed: Buffer; spans: Span[] } {
  const records = exchanges.map(({ text: { contentType, ...parts } }) =>
    writeRecord(present(parts), contentType),
  )
  return packRecords(seal, records, 'exchanges')
}

/** The same for those that redaction changed; null where that is none of them. */
export function packOriginals(
  seal: Seal,
  exchanges: readonly NewExchange[],
): { sealed: Buffer; spans: Map<string, Span> } | null {
  const changed = exchanges.flatMap(({ id, original }) => (original === undefined ? [] : { id, original }))
  if (changed.length === 0) return null
  const records = changed.map(({ original: { request, response } }) =>
    writeRecord({ request, response }, null),
  )
  const { sealed, spans } = packRecords(seal, records, 'originals')
  return { sealed, spans: new Map(spans.map((span, index) => [changed[index]?.id ?? '', span])) }
}

export function packRecords(
  seal: Seal,
  records: readonly Buffer[],
  sealedAs: SealedAs,
): { sealed: Buffer; spans: Span[] } {
  let offset = 0
  const spans = records.map((record) => {
    const span = { offset, length: record.length }
    offset += record.length
    return span
  })
  return { sealed: seal.close(Buffer.concat(records), sealedAs), spans }
}

export function readText(record: Buffer): ExchangeText {
  const { parts, contentType } = readRecord(record)
  const { request = '', response = '', truth } = parts
  return { request, response, contentType, ...(truth === undefined ? {} : { truth }) }
}

export function readOriginal(record: Buffer): { request: string; response: string } {
  const { request = '', response = '' } = readRecord(record).parts
  return { request, response }
}

function present(parts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
