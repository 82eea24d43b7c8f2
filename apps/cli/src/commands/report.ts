import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { reportMain, writeReport } from '@tierdrop/report'
import { v7 } from 'uuid'
import { type CommonOptions, command, type Define } from '../define.ts'
import { withStore } from '../open-config.ts'

export const report: Define = (console) =>
  command('report', 'serve the report, or write it as one self-contained file')
    .option('--out <file>', 'write the whole report to this HTML file and end')
    .addHelpText(
      'after',
      `
Without --out it serves until Ctrl-C, at listen.report of the config; under \`tierdrop up\` it runs already.

Examples:
  tierdrop report
  tierdrop report --out report.html`,
    )
    .action(async (options: CommonOptions & { out?: string }) => {
      const { out } = options
      if (out === undefined) {
        console.env.TIERDROP_CONFIG = resolve(console.cwd, options.config)
        await import(reportMain.href)
        return
      }
      await withStore(options.config, console, async ({ config, store }) => {
        const text = await writeReport(config, store, { now: Date.now, newId: () => v7() })
        writeFileSync(resolve(console.cwd, out), text)
        console.out(`Wrote ${out}.\n`)
      })
    })
