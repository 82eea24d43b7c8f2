import { type ExitCode, exitCodeOf, TierdropError } from '@tierdrop/config'
import type { Console } from './console.ts'

/** Catalogued errors by their message, which says what to do next; others, being ours, by their stack. */
export function tellFault(error: unknown, console: Console): ExitCode {
  const message =
    error instanceof TierdropError ? error.message : error instanceof Error ? error.stack : String(error)
  console.err(`${message}\n`)
  return exitCodeOf(error)
}
