import type { Dialect } from '@tierdrop/wire'
import type { Chunk, Ending, Exchanged } from './capture/frame.ts'

export type RecordingStart = {
  id: string
  at: number
  upstream: string
  dialect: Dialect
  method: string
  path: string
  task: string | null
  session: string | null
  headers: string | null
  requestEncoding: string | null
}

/** What one exchange leaves behind while its bytes pass by; it keeps references and copies nothing. */
export class Recording {
  readonly request: Buffer[] = []
  readonly response: Buffer[] = []
  readonly chunks: Chunk[] = []
  readonly start: RecordingStart
  status: number | null = null
  contentType: string | null = null
  contentEncoding: string | null = null
  headersTenths = 0
  bytes = 0
  /** set once a body grew over the limit: nothing is kept from then on */
  tooLarge = false
  readonly #begun: number
  readonly #held: Held

  constructor(start: RecordingStart, begun: number, held: Held) {
    this.start = start
    this.#begun = begun
    this.#held = held
  }

  /** The head of the reply has come; of its headers, only what decoding needs is kept. */
  reply(status: number, rawHeaders: readonly Buffer[], now: number): void {
    this.status = status
    this.headersTenths = this.tenths(now)
    for (let i = 0; i < rawHeaders.length; i += 2) {
      const length = rawHeaders[i]?.length
      if (length !== 12 && length !== 16) continue
      const name = rawHeaders[i]?.toString('latin1').toLowerCase()
      if (name === 'content-type') this.contentType = rawHeaders[i + 1]?.toString('latin1') ?? null
      else if (name === 'content-encoding')
        this.contentEncoding = rawHeaders[i + 1]?.toString('latin1') ?? null
    }
  }

  addRequest(chunk: Buffer): void {
    if (this.#hold(chunk.length)) this.request.push(chunk)
  }

  addResponse(chunk: Buffer, now: number): void {
    if (!this.#hold(chunk.length)) return
    this.response.push(chunk)
    this.chunks.push({ at: this.tenths(now), bytes: chunk.length })
  }

  tenths(now: number): number {
    return Math.round((now - this.#begun) * 10)
  }

  finish(ending: Ending, error: string | null, now: number): Exchanged {
    this.release()
    const { start } = this
    return {
      id: start.id,
      at: start.at,
      upstream: start.upstream,
      dialect: start.dialect,
      method: start.method,
      path: start.path,
      task: start.task,
      session: start.session,
      headers: start.headers,
      requestEncoding: start.requestEncoding,
      contentType: this.contentType,
      contentEncoding: this.contentEncoding,
      status: this.status,
      headersTenths: this.headersTenths,
      totalTenths: this.tenths(now),
      ending,
      error,
      chunks: this.chunks,
      request: this.request,
      response: this.response,
    }
  }

  release(): void {
    this.#held.bytes -= this.bytes
    this.bytes = 0
  }

  #hold(bytes: number): boolean {
    if (this.tooLarge) return false
    if (this.bytes + bytes > this.#held.limit) {
      this.tooLarge = true
      this.request.length = 0
      this.response.length = 0
      this.chunks.length = 0
      this.release()
      return false
    }
    this.bytes += bytes
    this.#held.bytes += bytes
    return true
  }
}

/** Bytes of all open recordings together, and what one may hold: larger bodies are counted, not read. */
export type Held = { bytes: number; limit: number }
