import type { Readable } from 'node:stream'

/** What a command may use of the world: handed in, so that tests hand in their own. */
export type Console = {
  env: NodeJS.ProcessEnv
  cwd: string
  out: (text: string) => void
  err: (text: string) => void
  stdin: () => Readable
  /** progress and tables for people only where people are looking */
  terminal: boolean
}
