import { StringDecoder } from 'node:string_decoder'
import {
  type Assembler,
  type Conversation,
  createAssembler,
  type ExchangeReading,
  type ResponseBytes,
  readRequest,
} from '@tierdrop/wire'
import { decode } from './decode.ts'
import type { Chunk, Exchanged } from './frame.ts'

export type Assembled = {
  /** the request's body, parsed, and as text */
  request: unknown
  requestText: string
  responseText: string
  conversation: Conversation
  reading: Omit<ExchangeReading, 'conversation'>
  /** ms to the first content; null where the reply was no stream, or none came */
  firstMs: number | null
}

export class Unreadable extends Error {}

/** From bytes to what was asked and answered. Only a request that is no JSON object is beyond reading. */
export function assemble(exchange: Exchanged): Assembled {
  const requestText = decode(whole(exchange.request), exchange.requestEncoding).toString('utf8')
  const request = parse(requestText)
  const conversation = readRequest(exchange.dialect, request)
  const encoded = whole(exchange.response)
  const response = decode(encoded, exchange.contentEncoding)
  const responseText = response.toString('utf8')
  const head = { status: exchange.status ?? 0, contentType: exchange.contentType }
  const assembler = createAssembler(exchange.dialect, head)
  const streamed = exchange.contentType?.toLowerCase().startsWith('text/event-stream') ?? false
  let firstMs: number | null = null
  if (streamed && exchange.contentEncoding === null) {
    firstMs = pushByChunks(assembler, response, exchange.chunks)
  } else {
    assembler.push(responseText)
    if (streamed) firstMs = firstContentMs(exchange, encoded, head)
  }
  const reading = assembler.finish(exchange.ending === 'complete')
  return { request, requestText, responseText, conversation, reading, firstMs }
}

function parse(text: string): unknown {
  let request: unknown
  try {
    request = JSON.parse(text)
  } catch {
    throw new Unreadable('the request is not JSON')
  }
  if (request === null || typeof request !== 'object' || Array.isArray(request)) {
    throw new Unreadable('the request is no JSON object')
  }
  return request
}

/** Feeds a body as it came, chunk by chunk up to the first content; ms to that. */
function pushByChunks(assembler: Assembler, body: Buffer, chunks: readonly Chunk[]): number | null {
  const decoder = new StringDecoder('utf8')
  let at = 0
  let first: number | null = null
  for (const chunk of chunks) {
    assembler.push(decoder.write(body.subarray(at, at + chunk.bytes)))
    at += chunk.bytes
    if (!assembler.hasContent()) continue
    first = toMs(chunk)
    break
  }
  assembler.push(decoder.end(body.subarray(at)))
  return first
}

function toMs({ at }: Chunk): number {
  return Math.round(at / 10)
}

/**
 * The chunk that brought the first content, by halving: a decoder fed a longer prefix has seen at
 * least as much. So it is done where the body is compressed, whose chunks can't be read one by one.
 */
function firstContentMs(
  exchange: Exchanged,
  encoded: Buffer,
  head: Omit<ResponseBytes, 'body'>,
): number | null {
  const { chunks } = exchange
  const ends: number[] = []
  let bytes = 0
  for (const chunk of chunks) {
    bytes += chunk.bytes
    ends.push(bytes)
  }
  const shows = (count: number) => {
    const assembler = createAssembler(exchange.dialect, head)
    const prefix = encoded.subarray(0, ends[count - 1])
    assembler.push(decode(prefix, exchange.contentEncoding).toString('utf8'))
    return assembler.hasContent()
  }
  if (chunks.length === 0 || !shows(chunks.length)) return null
  let low = 1
  let high = chunks.length
  // content comes early: look at ever longer beginnings first
  for (let probe = 1; probe < high; probe *= 2) {
    if (shows(probe)) {
      high = probe
      break
    }
    low = probe + 1
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (shows(middle)) high = middle
    else low = middle + 1
  }
  const chunk = chunks[high - 1]
  return chunk === undefined ? null : toMs(chunk)
}

function whole(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}
