import { type JudgeState, judgeStates } from '@tierdrop/proxy'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'

const help = `
One line a stage, in the order in which requests pass them. Where a task has a judge: what it said, how
far reviewers agree with it, and whether its labels count.

Examples:
  tierdrop status
  tierdrop status --json`

export const status: Define = (console) =>
  printing('status', 'show how many requests were seen, sampled, mirrored, graded and missed')
    .addHelpText('after', help)
    .action((options: PrintingOptions) =>
      withStore(options.config, console, async ({ config, store }) => {
        const [funnel, spent, tasks, judges] = await Promise.all([
          store.funnel(),
          store.spentNano(0),
          store.tasks(),
          judgeStates(config, store),
        ])
        if (options.json) {
          console.out(
            `${JSON.stringify({ store: store.path, tasks: tasks.length, funnel, spent, judges })}\n`,
          )
          return
        }
        const { trials, graded, units } = funnel
        const { name: evaluation, owner, budget } = config.evaluation
        const missed = Object.entries(funnel.missed)
        const lines: [string, string][] = [
          ['store', store.path],
          ['evaluation', owner === null ? evaluation : `${evaluation}, of ${owner}`],
          ['tasks', String(tasks.length)],
          ['requests seen', String(funnel.seen)],
          ['sampled', String(funnel.sampled)],
          ['missed', missed.map(([reason, count]) => `${count} ${reason}`).join(', ') || '0'],
          [
            'calls',
            `${trials.graded} settled, ${trials.pending + trials.leased} pending, ${trials['left-out'] + trials.expired} left out`,
          ],
          ['grades', `${graded.passed} passed, ${graded.failed} failed, ${graded.unscored} unscored`],
          ['units', `${units.counted} counted, ${units.closed} waiting for replies, ${units.open} open`],
          [
            'spent',
            `$${(spent.nano / 1e9).toFixed(4)}${budget === null ? '' : ` of $${budget}`}${spent.unknown > 0 ? ` and ${spent.unknown} calls of unknown price` : ''}`,
          ],
          ...judges.map((state): [string, string] => ['judge', judgeLine(state)]),
        ]
        for (const [name, value] of lines) console.out(`${name.padEnd(14)} ${value}\n`)
      }),
    )

function judgeLine({ task, judge, said, shared, kappa, admitted, against, counts }: JudgeState): string {
  const figures = kappa && [kappa.value, kappa.low, kappa.high].map((value) => value.toFixed(2))
  const agreement = figures ? `kappa ${figures[0]} (${figures[1]} to ${figures[2]})` : 'kappa unknown'
  const labels = counts ? 'its labels count' : 'its labels do not count'
  const since = admitted === counts ? '' : ' until the mirror has run again'
  const why = against === null ? '' : `: ${against}`
  return `${judge.tier} on ${task}: ${said.passed} as good, ${said.failed} worse, ${said.unscored} unscored; ${agreement} from ${shared} labels shared with reviewers; ${labels}${since}${why}`
}
