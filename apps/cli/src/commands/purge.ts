import { failure, taskOfFound } from '@tierdrop/config'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { time } from '../read-options.ts'

type PurgeOptions = PrintingOptions & {
  before?: number
  task?: string
  session?: string
  exchange?: string[]
}

const help = `
Text goes for good, that of shadow replies too; rows, counts and verdicts stay. Every condition given
must hold, and at least one is needed.

Examples:
  tierdrop purge --before 30d
  tierdrop purge --task route-ticket --before 2026-03-31
  tierdrop purge --exchange 0198f2c4-6f0e-7d11-b7a5-2f1c3f0f9a11`

export const purge: Define = (console) =>
  printing('purge', 'remove the text of requests and replies from the store')
    .option('--before <time>', 'of requests before this time (2026-03-31, or 30d: so long ago)', time)
    .option('--task <name>', 'of this task')
    .option('--session <key>', 'of this session')
    .option('--exchange <id...>', 'of these requests: the ids that x-tierdrop-exchange named')
    .addHelpText('after', help)
    .action(({ before, task, session, exchange, ...options }: PurgeOptions) => {
      if ([before, task, session, exchange].every((it) => it === undefined))
        throw failure('USAGE', { reason: 'purge: --before, --task, --session or --exchange is needed' })
      return withStore(options.config, console, async ({ config, store }) => {
        const tasks = await store.tasks()
        const known = tasks.map((it) => ({ key: it.key, name: taskOfFound(config, it.key) ?? it.name }))
        const keys = known.filter((it) => it.name === task || it.key === task).map(({ key }) => key)
        if (task !== undefined && keys.length === 0)
          throw failure('USAGE', {
            reason: `purge: no task "${task}" has been seen; there are: ${known.map(({ name }) => name).join(', ') || 'none'}`,
          })
        const filter = {
          ...(before !== undefined && { before }),
          ...(session !== undefined && { sessionKey: session }),
          ...(exchange !== undefined && { exchangeIds: exchange }),
        }
        const sums = { exchanges: 0, replies: 0 }
        for (const part of task === undefined ? [filter] : keys.map((taskKey) => ({ ...filter, taskKey }))) {
          const purged = await store.purgeContent(part)
          sums.exchanges += purged.exchanges
          sums.replies += purged.replies
        }
        console.out(
          options.json
            ? `${JSON.stringify(sums)}\n`
            : `Removed the text of ${sums.exchanges} requests and of ${sums.replies} shadow replies.\n`,
        )
      })
    })
