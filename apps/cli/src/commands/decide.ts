import { decideStore, verdictsJson } from '@tierdrop/report'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { withStore } from '../open-config.ts'
import { verdictRows } from '../verdict-rows.ts'

export const decide: Define = (console) =>
  printing('decide', 'say per task and candidate: switch, switch if, stay, or how much longer').action(
    (options: PrintingOptions) =>
      withStore(options.config, console, async ({ config, store }) => {
        const { verdicts, recommendations } = verdictsJson(await decideStore(config, store, Date.now()))
        if (options.json) {
          for (const line of [...verdicts, ...recommendations]) console.out(`${JSON.stringify(line)}\n`)
          return
        }
        console.out(verdicts.length === 0 ? 'No task has been seen yet.\n' : verdictRows(verdicts))
      }),
  )
