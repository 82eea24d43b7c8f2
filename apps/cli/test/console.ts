import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import type { Console } from '../src/console.ts'
import { run } from '../src/run.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of the test's own. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-cli-'))
  folders.push(folder)
  return folder
}

export type Ran = { code: number; out: string; err: string; lines: () => Record<string, unknown>[] }

/** `tierdrop` with these arguments, in this process: what it printed, and its exit code. */
export async function tierdrop(
  args: readonly string[],
  given: { cwd: string; env?: NodeJS.ProcessEnv; stdin?: string; terminal?: boolean },
): Promise<Ran> {
  let out = ''
  let err = ''
  const console: Console = {
    env: { PATH: process.env.PATH, ...given.env },
    cwd: given.cwd,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    stdin: () => Readable.from([given.stdin ?? '']),
    terminal: given.terminal ?? false,
  }
  const code = await run(args, console)
  const lines = () =>
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code, out, err, lines }
}
