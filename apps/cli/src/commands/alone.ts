import { resolve } from 'node:path'
import { proxyMains } from '@tierdrop/proxy'
import { type CommonOptions, command, type Define } from '../define.ts'

/** One of tierdrop's processes alone, in this very process: for service managers, which supervise themselves. */
const alone =
  (name: string, description: string, main: URL): Define =>
  (console) =>
    command(name, description)
      .addHelpText('after', help(name))
      .action(async (options: CommonOptions) => {
        // The process reads its config where a supervised one would.
        console.env.TIERDROP_CONFIG = resolve(console.cwd, options.config)
        await import(main.href)
      })

const help = (name: string) => `
For service managers, which start processes again themselves; \`tierdrop up\` does it for all of them.
Logs are JSON lines on stdout. SIGTERM or Ctrl-C drains and ends it.

Examples:
  tierdrop ${name}
  tierdrop ${name} --config /etc/tierdrop.yaml`

export const proxy = alone('proxy', 'run the proxy alone (it starts its capture process)', proxyMains.proxy)
export const mirror = alone('mirror', 'run the mirror alone', proxyMains.mirror)
