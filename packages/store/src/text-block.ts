import type { Seal } from './seal.ts'
import { readRecord, writeRecord } from './text-record.ts'
import type { ExchangeText, NewExchange } from './types.ts'

export type Span = { offset: number; length: number }

/** The texts of one flush as one sealed block: prompts that repeat within it cost next to nothing. */
export function packTexts(
  seal: Seal,
  exchanges: readonly NewExchange[],
): { sealed: Buffer; spans: Span[] } | null {
  if (exchanges.length === 0) return null
  return packRecords(
    seal,
    exchanges.map(({ text: { contentType, ...parts } }) => writeRecord(present(parts), contentType)),
  )
}

export function packRecords(seal: Seal, records: readonly Buffer[]): { sealed: Buffer; spans: Span[] } {
  let offset = 0
  const spans = records.map((record) => {
    const span = { offset, length: record.length }
    offset += record.length
    return span
  })
  return { sealed: seal.close(Buffer.concat(records), 'exchanges'), spans }
}

export function readText(block: Buffer, span: Span): ExchangeText {
  const { parts, contentType } = readRecord(block.subarray(span.offset, span.offset + span.length))
  const { request = '', response = '', truth } = parts
  return { request, response, contentType, ...(truth === undefined ? {} : { truth }) }
}

function present(parts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
