import { type CommonOptions, command, type Define } from '../define.ts'
import { demonstrationVariables } from '../demonstration/settings.ts'
import { runUp } from '../supervise/run-up.ts'

const help = `
Proxy, mirror and report are processes of their own; one that dies is started again. Ctrl-C drains and
stops them, a second one ends them at once. Logs are in the folder of the store, under logs/.
${demonstrationVariables}

Examples:
  tierdrop up
  tierdrop up --config staging.yaml
  TIERDROP_PROXY_LISTEN=127.0.0.1:4101 tierdrop up --demo --once`

export const up: Define = (console, exit) =>
  command('up', 'start proxy, mirror and report; without a tierdrop.yaml, the demonstration')
    .option('--once', 'with the demonstration: end after the table of verdicts', false)
    .option('--demo', 'run the demonstration even where there is a tierdrop.yaml', false)
    .addHelpText('after', help)
    .action(async (options: CommonOptions & { once: boolean; demo: boolean }) => {
      exit(await runUp({ configPath: options.config, once: options.once, demo: options.demo }, console))
    })
