import type { ExitCode } from '@tierdrop/config'
import { Command } from 'commander'
import type { Console } from './console.ts'

export type Define = (console: Console, exit: (code: ExitCode) => void) => Command

/** A command with the options that all have in common. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--config <file>', 'the config file', 'tierdrop.yaml')
}

/** One that prints, for people or, with --json, one JSON value a line. */
export function printing(name: string, description: string): Command {
  return command(name, description).option('--json', 'print JSON, one value a line', false)
}

export type CommonOptions = { config: string }
export type PrintingOptions = CommonOptions & { json: boolean }
