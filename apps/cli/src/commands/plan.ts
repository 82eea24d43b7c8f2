import { failure } from '@tierdrop/config'
import { planStore } from '@tierdrop/report'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { plannedTable } from '../plan/from-store.ts'
import { printOffline } from '../plan/offline.ts'
import { count, counts, risk, share, sharesBelowOne } from '../read-options.ts'

type PlanOptions = PrintingOptions & {
  offline: boolean
  margin?: number[]
  disagreement?: number[]
  perDay?: number[]
  sample?: number
  alpha?: number
  questions?: number
}

const help = `
From the store: for each task, candidate and margin how many more units and days a verdict takes, at the
disagreement and the units a day that were seen, among all questions that are asked. Nothing is put on
record. A task that nothing was compared for yet is planned from assumed rates, and marked so.

With --offline no config and no store is read. A candidate that is as good as the current model still
differs from it now and then, one way as often as the other. The table says how many units (sessions, or
lone requests) prove it safe at a margin, and how many days that takes. More questions (tasks x
candidates) at once take a little longer each.

Examples:
  tierdrop plan
  tierdrop plan --margin 0.01,0.03 --sample 0.5
  tierdrop plan --offline
  tierdrop plan --offline --margin 0.02,0.05 --per-day 5000 --sample 0.2 --questions 12`

export const plan: Define = (console) =>
  printing(
    'plan',
    'show what a margin costs in units and days, from what was seen or before anything is spent',
  )
    .option('--offline', 'from assumed rates alone: reads no config and no store', false)
    .option(
      '--margin <shares>',
      'tolerated losses, by commas (default: the usual ones, and the policy’s)',
      sharesBelowOne,
    )
    .option('--sample <share>', 'the share that is mirrored (default: as seen; offline 0.1)', share)
    .option(
      '--disagreement <shares>',
      'offline: shares of units on which the two differ (default: 0,0.02,0.1)',
      sharesBelowOne,
    )
    .option('--per-day <counts>', 'offline: units of traffic a day (default: 1000,10000,100000)', counts)
    .option('--alpha <share>', 'offline: the risk of a wrong switch (default: 0.05)', risk)
    .option('--questions <n>', 'offline: tasks x candidates asked about at once (default: 1)', count)
    .addHelpText('after', help)
    .action((options: PlanOptions) => {
      const { offline, json, margin, disagreement, perDay, sample, alpha, questions } = options
      if (offline)
        return printOffline(
          {
            json,
            margin: margin ?? [0.01, 0.02, 0.05, 0.1],
            disagreement: disagreement ?? [0, 0.02, 0.1],
            perDay: perDay ?? [1_000, 10_000, 100_000],
            sample: sample ?? 0.1,
            alpha: alpha ?? 0.05,
            questions: questions ?? 1,
          },
          console,
        )
      const assumed = { disagreement, 'per-day': perDay, alpha, questions }
      const [given] = Object.entries(assumed).filter(([, value]) => value !== undefined)
      if (given)
        throw failure('USAGE', {
          reason: `plan: --${given[0]} goes with --offline; without it, what was seen is what is planned from`,
        })
      return withStore(options.config, console, async ({ config, store }) => {
        const wish = { margins: margin ?? [], ...(sample !== undefined && { sample }) }
        const cells = await planStore(config, store, wish, Date.now())
        if (json) for (const cell of cells) console.out(`${JSON.stringify(cell)}\n`)
        else if (cells.length === 0)
          console.out('No task has been seen yet: `tierdrop plan --offline` plans from assumed rates.\n')
        else console.out(plannedTable(cells))
      })
    })
