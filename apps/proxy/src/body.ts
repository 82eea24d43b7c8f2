import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** Bodies up to this size go out in one write; larger ones stream through. */
export const smallBody = 64 * 1024

export type BodyKind = { kind: 'none' } | { kind: 'small'; length: number } | { kind: 'stream' }

export function bodyKind(request: IncomingMessage): BodyKind {
  if (request.headers['transfer-encoding'] !== undefined) return { kind: 'stream' }
  const length = Number(request.headers['content-length'] ?? 0)
  if (length === 0) return { kind: 'none' }
  return length <= smallBody ? { kind: 'small', length } : { kind: 'stream' }
}

/** Calls back once, with the whole body, as soon as its last byte is here. */
export function readSmall(request: IncomingMessage, length: number, done: (body: Buffer) => void): void {
  let parts: Buffer[] | null = null
  let got = 0
  request.on('data', (chunk: Buffer) => {
    got += chunk.length
    if (got >= length) {
      if (!parts) return done(chunk)
      parts.push(chunk)
      return done(Buffer.concat(parts, got))
    }
    parts ??= []
    parts.push(chunk)
  })
}

/**
 * A stream of its own over the request's body: whoever destroys it, because the upstream answered
 * early or broke off, does not tear down the client's connection, on which our answer still has to go.
 */
export function streamBody(request: IncomingMessage, onChunk: (chunk: Buffer) => void): Readable {
  let closed = false
  const body = new Readable({
    read() {
      request.resume()
    },
    destroy(error, callback) {
      closed = true
      request.resume()
      callback(error)
    },
  })
  request.on('data', (chunk: Buffer) => {
    onChunk(chunk)
    if (!closed && !body.push(chunk)) request.pause()
  })
  request.on('end', () => {
    if (!closed) body.push(null)
  })
  request.on('close', () => {
    if (!request.complete) body.destroy()
  })
  request.pause()
  return body
}
