/**
 * What goes through the pipe from the proxy to its capture child. One message:
 *
 *     u32 length of what follows, u8 kind, payload            (all numbers little-endian)
 *
 *     kind 1, config:    JSON, the first message and again after a reload
 *     kind 2, exchange:  the fields below, in this order
 *     kind 3, missed:    JSON [{ reason, count, hour }], captures that never got into the pipe
 *
 *     exchange:  f64 start (ms UTC), u32 total, u32 headers (tenths of a ms since the start),
 *                u16 status (0: none), u8 dialect (position in wire's `dialects`), u8 ending,
 *                the texts (u16 length + latin1; 0xffff: absent), u32 n, then n times
 *                (u32 tenths of a ms, u32 bytes) for the chunks of the response,
 *                u32 length + request body, u32 length + response body
 *
 * The other direction carries one JSON line after each config and each flush: see `Settled`.
 * Credentials have no field here: of the request's headers only x-tierdrop-*, content-encoding, those
 * that name a version of the API and those that a task's rule asks for cross (`headers`, as JSON), and
 * never one that carries a credential.
 */
import { type Dialect, dialects } from '@tierdrop/wire'

export const endings = ['complete', 'client-left', 'upstream-broke', 'unreachable', 'drained'] as const
export type Ending = (typeof endings)[number]

const texts = [
  'id',
  'upstream',
  'method',
  'path',
  'task',
  'session',
  'headers',
  'requestEncoding',
  'contentType',
  'contentEncoding',
  'error',
] as const
type Texts = { [name in (typeof texts)[number]]: string | null }

export type Chunk = { /** tenths of a ms since the start */ at: number; bytes: number }

export type Exchanged = Texts & {
  id: string
  upstream: string
  method: string
  /** below the upstream's URL; of its query, what says which version of the API is meant */
  path: string
  dialect: Dialect
  at: number
  totalTenths: number
  headersTenths: number
  status: number | null
  ending: Ending
  chunks: readonly Chunk[]
  request: readonly Buffer[]
  response: readonly Buffer[]
}

export type MissedCount = { reason: string; count: number; hour: number }

/** How many exchanges the child is done with since its last line, stored or counted. */
export type Settled = {
  settled: number
  /** sampled ones that were written, and those that were only counted */
  stored: number
  counted: number
  missed: Record<string, number>
  /** messages of kind 3 that are written now */
  notes: number
  /** from the end of the oldest exchange in this flush to its being written, ms */
  lagMs: number | null
  store: 'open' | 'closed'
}

export type Message =
  | { kind: 'config'; body: unknown }
  | { kind: 'exchange'; exchange: Exchanged }
  | { kind: 'missed'; missed: MissedCount[] }

const fixed = 8 + 4 + 4 + 2 + 1 + 1
const absent = 0xffff
const textLimit = 4096

export function exchangeSize(exchange: Exchanged): number {
  let size = 5 + fixed + 4 + exchange.chunks.length * 8 + 8
  for (const name of texts) size += 2 + Math.min(exchange[name]?.length ?? 0, textLimit)
  return size + total(exchange.request) + total(exchange.response)
}

/** Writes the message at `offset`, where `exchangeSize` bytes must be free. */
export function writeExchange(target: Buffer, offset: number, exchange: Exchanged, size: number): void {
  let at = target.writeUInt32LE(size - 4, offset)
  at = target.writeUInt8(2, at)
  at = target.writeDoubleLE(exchange.at, at)
  at = target.writeUInt32LE(exchange.totalTenths >>> 0, at)
  at = target.writeUInt32LE(exchange.headersTenths >>> 0, at)
  at = target.writeUInt16LE(exchange.status ?? 0, at)
  at = target.writeUInt8(dialects.indexOf(exchange.dialect), at)
  at = target.writeUInt8(endings.indexOf(exchange.ending), at)
  for (const name of texts) {
    const text = exchange[name]
    if (text === null) {
      at = target.writeUInt16LE(absent, at)
      continue
    }
    const length = Math.min(text.length, textLimit)
    at = target.writeUInt16LE(length, at)
    target.write(text, at, length, 'latin1')
    at += length
  }
  at = target.writeUInt32LE(exchange.chunks.length, at)
  for (const chunk of exchange.chunks) {
    at = target.writeUInt32LE(chunk.at >>> 0, at)
    at = target.writeUInt32LE(chunk.bytes, at)
  }
  at = writeBody(target, at, exchange.request)
  writeBody(target, at, exchange.response)
}

function writeBody(target: Buffer, offset: number, body: readonly Buffer[]): number {
  let at = target.writeUInt32LE(total(body), offset)
  for (const part of body) {
    target.set(part, at)
    at += part.length
  }
  return at
}

export function encodeJson(kind: 'config' | 'missed', body: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(body))
  const message = Buffer.allocUnsafe(5 + json.length)
  message.writeUInt32LE(1 + json.length, 0)
  message.writeUInt8(kind === 'config' ? 1 : 3, 4)
  message.set(json, 5)
  return message
}

/** Cuts the pipe's bytes into messages, wherever their borders fall. */
export function createReader(): (bytes: Buffer) => Message[] {
  let rest: Buffer[] = []
  let held = 0
  let wanted = 4
  return (bytes) => {
    rest.push(bytes)
    held += bytes.length
    if (held < wanted) return []
    let buffer = rest.length === 1 ? bytes : Buffer.concat(rest, held)
    const messages: Message[] = []
    for (;;) {
      wanted = buffer.length < 4 ? 4 : 4 + buffer.readUInt32LE(0)
      if (buffer.length < wanted) break
      messages.push(readMessage(buffer.subarray(4, wanted)))
      buffer = buffer.subarray(wanted)
    }
    rest = buffer.length > 0 ? [buffer] : []
    held = buffer.length
    return messages
  }
}

function readMessage(bytes: Buffer): Message {
  const kind = bytes.readUInt8(0)
  if (kind === 2) return { kind: 'exchange', exchange: readExchange(bytes) }
  const body: unknown = JSON.parse(bytes.toString('utf8', 1))
  if (kind === 1) return { kind: 'config', body }
  if (kind === 3) return { kind: 'missed', missed: body as MissedCount[] }
  throw new Error(`the pipe carries a message of unknown kind ${kind}`)
}

function readExchange(bytes: Buffer): Exchanged {
  let at = 1 + fixed
  const read: Texts = { ...noTexts }
  for (const name of texts) {
    const length = bytes.readUInt16LE(at)
    at += 2
    if (length === absent) continue
    read[name] = bytes.toString('latin1', at, at + length)
    at += length
  }
  const chunks: Chunk[] = Array.from({ length: bytes.readUInt32LE(at) })
  at += 4
  for (let i = 0; i < chunks.length; i++, at += 8) {
    chunks[i] = { at: bytes.readUInt32LE(at), bytes: bytes.readUInt32LE(at + 4) }
  }
  const requestEnd = at + 4 + bytes.readUInt32LE(at)
  const responseEnd = requestEnd + 4 + bytes.readUInt32LE(requestEnd)
  return {
    ...read,
    id: read.id ?? '',
    upstream: read.upstream ?? '',
    method: read.method ?? '',
    path: read.path ?? '',
    at: bytes.readDoubleLE(1),
    totalTenths: bytes.readUInt32LE(9),
    headersTenths: bytes.readUInt32LE(13),
    status: bytes.readUInt16LE(17) || null,
    dialect: member(dialects, bytes.readUInt8(19)),
    ending: member(endings, bytes.readUInt8(20)),
    chunks,
    request: [bytes.subarray(at + 4, requestEnd)],
    response: [bytes.subarray(requestEnd + 4, responseEnd)],
  }
}

const noTexts = Object.fromEntries(texts.map((name) => [name, null])) as Texts

function member<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error(`the pipe carries an unknown code ${index}`)
  return value
}

function total(parts: readonly Buffer[]): number {
  let bytes = 0
  for (const part of parts) bytes += part.length
  return bytes
}
