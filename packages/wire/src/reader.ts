import type { Conversation, ExchangeReading } from './types.ts'

export type ReplyReading = Omit<ExchangeReading, 'conversation'>

/** Takes a stream's events one by one; `end` says what they add up to. */
export type StreamReader = {
  /** `type` is the event's own name in SSE, which some vendors send instead of a `type` in the data */
  event(data: unknown, type: string | null): void
  /** the vendor's end mark that is not JSON: `[DONE]` */
  done(): void
  hasContent(): boolean
  end(): ReplyReading
}

/** What every dialect's folder offers. */
export type DialectReader = {
  readRequest(body: unknown): Conversation
  readResponse(body: unknown, status: number): ReplyReading
  createStreamReader(): StreamReader
}
