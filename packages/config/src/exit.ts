import { writeSync } from 'node:fs'
import { TierdropError } from './errors.ts'

export type ExitCode = 0 | 1 | 2 | 3 | 4

/** What is not in the catalogue is a fault of ours or of the machine, never the answer "no". */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof TierdropError ? error.exitCode : 4
}

/** Says why on stderr and ends the process: catalogued errors by their message, others by their stack. */
export function exitWith(error: unknown): never {
  const message =
    error instanceof TierdropError ? error.message : error instanceof Error ? error.stack : String(error)
  writeSync(2, `${message}\n`)
  process.exit(exitCodeOf(error))
}
