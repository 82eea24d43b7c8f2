import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { failure } from '@tierdrop/config'
import { type GradedLines, gradeLines } from '@tierdrop/scoring'
import { Command } from 'commander'
import type { Define } from '../define.ts'
import { splitLines } from '../split-lines.ts'
import { table } from '../table.ts'

const help = `
A line is { id, kind?, request: { messages, tools?, response_format? }, reference?, truth?, candidate,
schema?, labels? }; reference and candidate are { text?, tool_calls?: [{ name, arguments }] }. For tool
calls the truth is a list of { name, arguments: { argument: [accepted value, ...] } }.
Prints { id, outcome, score, failures } a line, and a summary for people (on stderr where stdout is
no terminal). A bad line is told by its number and does not stop the others; exit code 2 then.

Examples:
  tierdrop grade --input pairs.jsonl > grades.jsonl
  cat pairs.jsonl | tierdrop grade`

export const grade: Define = (console, exit) =>
  new Command('grade')
    .description('grade replies beside a reference or a truth, from a file of JSON lines')
    .option('--input <file>', 'JSON lines, or - for stdin', '-')
    .addHelpText('after', help)
    .action(async ({ input }: { input: string }) => {
      const stdin = input === '-' ? console.stdin() : null
      if (stdin !== null && 'isTTY' in stdin && stdin.isTTY === true)
        throw failure('USAGE', { reason: 'nothing to grade: name a file with --input, or pipe lines in' })
      const graded = await gradeLines(
        linesOf(stdin ?? createReadStream(resolve(console.cwd, input)), input),
        {
          write: (line) => console.out(`${line}\n`),
          tellBad: (line, message) => console.err(`${input}:${line}: ${message}\n`),
        },
      )
      const tell = console.terminal ? console.out : console.err
      tell(summaryTable(graded))
      exit(graded.bad > 0 ? 2 : 0)
    })

async function* linesOf(stream: AsyncIterable<Uint8Array>, input: string): AsyncGenerator<string | null> {
  try {
    yield* splitLines(stream)
  } catch (error) {
    const reason = isMissing(error) ? 'there is no such file' : `cannot be read: ${(error as Error).message}`
    throw failure('USAGE', { reason: `${input}: ${reason}` }, { cause: error })
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function summaryTable({ lines, passed, failed, unscored, byKind, byFailure, bad }: GradedLines): string {
  const row = (name: string, of: { passed: number; failed: number; unscored: number }) =>
    [name, of.passed, of.failed, of.unscored].map((cell) => cell.toLocaleString('en-US'))
  const rows = [
    ...Object.entries(byKind).map(([kind, counts]) => row(kind, counts)),
    row('all', { passed, failed, unscored }),
  ]
  const named = Object.entries(byFailure).sort(([, a], [, b]) => b - a)
  const unread = bad === 0 ? '' : `${bad} of ${lines} lines could not be read\n`
  return `${table(['kind', 'passed', 'failed', 'unscored'], rows, [1, 2, 3])}${named
    .map(([code, count]) => `${count.toLocaleString('en-US')} × ${code}\n`)
    .join('')}${unread}`
}
