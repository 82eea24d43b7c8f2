import type { ExitCode } from '@tierdrop/config'
import { Command, CommanderError } from 'commander'
import { commands } from './commands/index.ts'
import type { Console } from './console.ts'

const exitCodes = `
Exit codes:
  0  fine
  1  the answer is no: a regression, a threshold missed
  2  wrong usage or config
  3  not enough data to say
  4  infrastructure failed: store, network, port`

/** Parses the arguments, runs one command and answers with its exit code. */
export async function run(args: readonly string[], console: Console): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const output = { writeOut: console.out, writeErr: console.err }
  const program = new Command('tierdrop')
    .description(
      'Which of your LLM tasks can drop to a cheaper model tier, what would that save, and how sure are we?',
    )
    .configureOutput(output)
    .exitOverride()
    .addHelpText('after', exitCodes)
    .showHelpAfterError('(tierdrop --help lists the commands)')
  // Each command brings its packages along, so only the one that is meant is loaded.
  const wanted = args[0] === 'help' ? args[1] : args[0]
  for (const { name, summary, load } of commands) {
    const define = name === wanted ? await load() : () => new Command(name).description(summary)
    const command = define(console, (code) => {
      exitCode = code
    })
    program.addCommand(
      command
        .exitOverride()
        .configureOutput(output)
        .showHelpAfterError(`(tierdrop ${command.name()} --help says how)`),
    )
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { tellFault } = await import('./tell-fault.ts')
    return tellFault(error, console)
  }
  return exitCode
}
