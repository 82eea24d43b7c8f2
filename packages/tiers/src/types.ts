import type { Conversation, Dialect, ExchangeReading, Usage } from '@tierdrop/wire'

/** A model one can call, resolved from config: nothing left to look up but the key. */
export type Tier = {
  name: string
  dialect: Dialect
  /** where it is called, and whom its content reaches (egress is by vendor) */
  upstream: { name: string; url: string; vendor: string }
  model: string
  /** the environment variable that holds the key; the key itself is never part of a tier */
  keyEnv: string | null
  prompt: { prepend: string | null; append: string | null; replace: string | null }
  /** merged over the request's own parameters; null takes one out */
  parameters: Readonly<Record<string, unknown>>
  timeoutMs: number
  /** calls at once, and calls in a minute (null: no limit of ours) */
  maxConcurrent: number
  requestsPerMinute: number | null
  /** tokens, as config says; null: what the price list knows of the model */
  contextWindow: number | null
  tools: boolean
  images: boolean
  /**
   * Hash of what can change a reply: dialect, upstream's name and vendor, model, prompt, parameters,
   * timeout. Another prompt is another revision; another port, key or rate limit is not.
   */
  revision: string
}

/** Integer nano-dollars, or unknown with the reason. Unknown never becomes 0. */
export type Cost = { known: true; nano: number } | { known: false; reason: string }

/** Whose fault a failed call is decides whether it counts. */
export type CallFailure =
  /** the candidate's own doing: a failed reply */
  | { kind: 'candidate'; code: 'timeout' | 'rejected' | 'invalid'; message: string }
  /** 429: try again later, not counted */
  | { kind: 'limited'; retryAfterMs: number | null; message: string }
  /** the vendor's outage or ours: the unit is left out if it lasts */
  | { kind: 'outage' | 'ours'; message: string }

export type CallResult =
  | {
      ok: true
      reading: Omit<ExchangeReading, 'conversation'>
      /** until the first content, not the first byte; null where the reply was not streamed */
      firstMs: number | null
      totalMs: number
      cost: Cost
      /** the vendor's reply as it came (JSON or SSE text), for the store */
      body: string
      /** what of the request could not be said in the tier's dialect */
      dropped: readonly string[]
    }
  | { ok: false; failure: CallFailure; totalMs: number }

export type CallRequest = {
  dialect: Dialect
  body: unknown
  conversation: Conversation
  /**
   * The original's headers, where they were kept. Only those that say which version of the API the
   * body is written for go along, and only within its dialect.
   */
  headers?: Readonly<Record<string, string>>
  /**
   * Where the original went: path and query below its upstream's URL; left out, the usual place of its
   * dialect. For a tier that is called at the same upstream in the same dialect alone.
   */
  target?: string
}

export type CallTier = (tier: Tier, request: CallRequest, signal: AbortSignal) => Promise<CallResult>

/** What a price hangs on: a tier, or the model that a reply names. */
export type Priced = {
  model: string
  upstream: { url: string; vendor: string }
}

export type PriceOf = (priced: Priced, usage: Usage, at: number) => Cost
