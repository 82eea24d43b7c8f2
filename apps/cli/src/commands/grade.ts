import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { failure } from '@tierdrop/config'
import { type GradedLines, gradeLines } from '@tierdrop/scoring'
import { Command } from 'commander'
import type { Define } from '../define.ts'
import { table } from '../table.ts'

const help = `
A line is { id, kind?, request: { messages, tools?, response_format? }, reference?, truth?, candidate,
schema?, labels? }; reference and candidate are { text?, tool_calls?: [{ name, arguments }] }. For tool
calls the truth is a list of { name, arguments: { argument: [accepted value, ...] } }.
Prints { id, outcome, score, failures } a line, and a summary for people (on stderr where stdout is
no terminal). A bad line is told by its number and does not stop the others; exit code 2 then.

Examples:
  tierdrop grade --input pairs.jsonl > grades.jsonl
  cat pairs.jsonl | tierdrop grade --input -`

export const grade: Define = (console, exit) =>
  new Command('grade')
    .description('grade replies beside a reference or a truth, from a file of JSON lines')
    .requiredOption('--input <file>', 'JSON lines, or - for stdin')
    .addHelpText('after', help)
    .action(async ({ input }: { input: string }) => {
      const path = resolve(console.cwd, input)
      if (input !== '-' && !existsSync(path))
        throw failure('USAGE', { reason: `${input}: there is no such file` })
      const lines = createInterface({
        input: input === '-' ? console.stdin() : createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })
      const graded = await gradeLines(lines, (line) => console.out(`${line}\n`))
      const tell = console.terminal ? console.out : console.err
      tell(summaryTable(graded))
      for (const { line, message } of graded.bad) console.err(`${input}:${line}: ${message}\n`)
      exit(graded.bad.length > 0 ? 2 : 0)
    })

function summaryTable({ lines, passed, failed, unscored, byKind, byFailure, bad }: GradedLines): string {
  const row = (name: string, of: { passed: number; failed: number; unscored: number }) =>
    [name, of.passed, of.failed, of.unscored].map((cell) => cell.toLocaleString('en-US'))
  const rows = [
    ...Object.entries(byKind).map(([kind, counts]) => row(kind, counts)),
    row('all', { passed, failed, unscored }),
  ]
  const named = Object.entries(byFailure).sort(([, a], [, b]) => b - a)
  const unread = bad.length === 0 ? '' : `${bad.length} of ${lines} lines could not be read\n`
  return `${table(['kind', 'passed', 'failed', 'unscored'], rows, [1, 2, 3])}${named
    .map(([code, count]) => `${count.toLocaleString('en-US')} × ${code}\n`)
    .join('')}${unread}`
}
