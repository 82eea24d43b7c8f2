import { readerOf } from './readers.ts'
import type { Dialect, ExchangeReading } from './types.ts'

/** `body` is the parsed JSON of a reply that was no stream. */
export const readResponse = (
  dialect: Dialect,
  body: unknown,
  status: number,
): Omit<ExchangeReading, 'conversation'> => readerOf(dialect).readResponse(body, status)
