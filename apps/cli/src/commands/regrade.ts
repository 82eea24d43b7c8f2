import { failure } from '@tierdrop/config'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { regradeStore } from '../regrade-store.ts'

const help = `
After a grader, a schema or a task's labels have changed: grades the replies that are kept once more,
and counts the evidence anew from all grades. Nothing is called, so nothing is paid. Replies whose text
has been purged keep the grade they have. The mirror may go on meanwhile.

Examples:
  tierdrop regrade
  tierdrop regrade --task route-ticket --json`

export const regrade: Define = (console) =>
  printing('regrade', 'grade kept replies anew, after a grader or a schema has changed')
    .option('--task <name>', 'only this task')
    .addHelpText('after', help)
    .action((options: PrintingOptions & { task?: string }) =>
      withStore(options.config, console, async ({ config, store }) => {
        const regraded = await regradeStore(config, store, options.task ?? null, Date.now())
        if (regraded === null)
          throw failure('USAGE', { reason: `regrade: no task "${options.task}" has been seen` })
        const { replies, changed, current, withoutText, units } = regraded
        console.out(
          options.json
            ? `${JSON.stringify(regraded)}\n`
            : `${replies} replies graded anew, ${changed} with another outcome. ${current} had their grade from the graders of today, ${withoutText} kept theirs for want of text. ${units} units counted.\n`,
        )
      }),
    )
