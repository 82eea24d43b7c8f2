import { readerOf } from './readers.ts'
import type { Conversation, Dialect } from './types.ts'

/** `body` is the parsed JSON of the request; garbage reads as an empty conversation. */
export const readRequest = (dialect: Dialect, body: unknown): Conversation =>
  readerOf(dialect).readRequest(body)
