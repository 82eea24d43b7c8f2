import type { Json } from './narrow.ts'
import type { Conversation } from './types.ts'

/** Notes what the vendor's format has no place for. */
export type Drop = (what: string) => void

/** Writes one aspect of the conversation into a body, which may hold an older state of it. */
type Put = (body: Json, conversation: Conversation, drop: Drop) => void

/** The aspects of a conversation; each is written on its own, so that a change touches no other. */
export type RequestWriter = {
  readonly system: Put
  readonly messages: Put
  readonly tools: Put
  readonly toolChoice: Put
  readonly parallelToolCalls: Put
  readonly format: Put
  readonly model: Put
  readonly stream: Put
  readonly maxTokens: Put
  readonly temperature: Put
  readonly topP: Put
  readonly stopSequences: Put
  readonly previousResponseId: Put
}

export const put = (body: Json, field: string, value: unknown): void => {
  if (value === null || value === undefined) delete body[field]
  else body[field] = value
}
