import { type CommonOptions, command, type Define } from '../define.ts'
import { runUp } from '../supervise/run-up.ts'

export const up: Define = (console, exit) =>
  command('up', 'start proxy, mirror and report; without a tierdrop.yaml, the demonstration')
    .option('--once', 'with the demonstration: end after the table of verdicts', false)
    .option('--demo', 'run the demonstration even where there is a tierdrop.yaml', false)
    .action(async (options: CommonOptions & { once: boolean; demo: boolean }) => {
      exit(await runUp({ configPath: options.config, once: options.once, demo: options.demo }, console))
    })
