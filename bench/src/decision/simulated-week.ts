import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchOptions, Figure } from '../figure.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url))

type Written = { exchanges: number; kept: number; trials: number; cpuSeconds: number }

/**
 * How fast a week is written into a store, CPU of the whole process, its start included. An exchange is
 * one production request and the primary's reply, captured; beside it, how many of them are sampled, and
 * how many calls are made for these and graded.
 */
export async function simulatedWeek({ quick, log }: BenchOptions): Promise<Figure[]> {
  log('a simulated week')
  // The compiler is busy for as long as tens of thousands of requests take: a short week shows that, not the code.
  const perDay = quick ? 1_000 : 40_000
  // config's share where it names none, and the command's
  const tenth = await write(perDay, 0.1)
  const whole = await write(perDay, 1)
  return [
    ...figuresOf('a tenth of the sessions sampled, as by default in production', tenth, null),
    ...figuresOf('every session sampled, as by default in a simulation', whole, tenth),
  ]
}

async function write(perDay: number, sample: number): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-bench-week-'))
  try {
    const week = ['--store', 'week.db', '--days', '7', '--per-day', `${perDay}`, '--until', '2026-03-09']
    const args = [cli, 'simulate', ...week, '--seed', 'bench', '--sample', `${sample}`, '--json']
    const { stdout } = await run(process.execPath, args, { cwd: folder })
    return JSON.parse(stdout) as Written
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function figuresOf(share: string, own: Written, yardstick: Written | null): Figure[] {
  const figure = (name: string, of: (written: Written) => number, least: number | null): Figure => ({
    figure: name,
    value: of(own),
    unit: 'per CPU second',
    yardstick: yardstick === null ? null : 'a tenth sampled',
    ratio: yardstick === null ? null : of(own) / of(yardstick),
    goal: least === null ? null : `at least ${least.toLocaleString('en-US')}`,
    met: least === null ? null : of(own) >= least,
  })
  const captured = `a simulated week of ${own.exchanges.toLocaleString('en-US')} exchanges, ${share}: exchanges captured`
  return [
    figure(captured, ({ exchanges, cpuSeconds }) => exchanges / cpuSeconds, 5_000),
    figure('  of these sampled', ({ kept, cpuSeconds }) => kept / cpuSeconds, null),
    figure('  calls made for them and graded', ({ trials, cpuSeconds }) => trials / cpuSeconds, null),
  ]
}
