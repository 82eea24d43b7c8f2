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
  /** merged over the request's own parameters */
  parameters: Readonly<Record<string, unknown>>
  timeoutMs: number
  /** hash of all of the above: another prompt or parameter is another revision */
  revision: string
}

/** Integer nano-dollars, or unknown with the reason. Unknown never becomes 0. */
export type Cost = { known: true; nano: number } | { known: false; reason: string }

/** Whose fault a failed call is decides whether it counts: see DECISION, "The unit and its loss". */
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
      firstMs: number | null
      totalMs: number
      cost: Cost
      /** the vendor's reply as JSON text, for the store */
      body: string
    }
  | { ok: false; failure: CallFailure; totalMs: number }

export type CallTier = (
  tier: Tier,
  request: { dialect: Dialect; body: unknown; conversation: Conversation },
  signal: AbortSignal,
) => Promise<CallResult>

export type PriceOf = (tier: Pick<Tier, 'name' | 'model' | 'upstream'>, usage: Usage, at: number) => Cost
