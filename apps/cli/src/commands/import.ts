import { existsSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Config, failure } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { redactionKey } from '@tierdrop/proxy'
import { loadContentKey, openStoreFor, type Store } from '@tierdrop/store'
import type { Console } from '../console.ts'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { emptyConfig, firstConfig } from '../import/first-config.ts'
import { importLogs } from '../import/import-logs.ts'
import { importPairs } from '../import/import-pairs.ts'
import { type NumberedLine, readLines } from '../import/read-lines.ts'
import { resolveConfig } from '../resolve-config.ts'

const more = `
A line of logs, which the mirror can then try candidates on:
  { id?, at?, dialect, upstream?, request, response: { status, contentType, body }, task?, session?, total_ms? }
A line of pairs, which are graded and counted at once:
  { id, at?, session?, step?, task, kind?, request, primary, control?, candidates: { TIER: reply }, truth?, labels?, schema? }
  reply: { text?, tool_calls?, usage?, model?, stop?, ttft_ms?, total_ms?, error? }
  With a truth and no control, the primary's own reply is the control.
Where there is no config yet, --pairs writes one with the file's tiers and tasks.
The same lines again change nothing. Bad lines are told by their number, and the others are taken (exit code 2).

Examples:
  tierdrop import --pairs pairs.jsonl
  tierdrop import logs.jsonl --json`

type Options = PrintingOptions & { pairs?: string }

export const importFile: Define = (console, exit) =>
  printing('import', 'take in logs, or replies that exist already')
    .argument('[file]', 'JSON lines of logged requests and replies')
    .option('--pairs <file>', 'JSON lines of replies of both arms')
    .addHelpText('after', more)
    .action(async (file: string | undefined, options: Options) => {
      if ((file === undefined) === (options.pairs === undefined)) {
        throw failure('USAGE', {
          reason:
            'expected either a file of logs or --pairs with a file; `tierdrop import --help` says what a line is',
        })
      }
      const path = resolve(console.cwd, file ?? options.pairs ?? '')
      if (!existsSync(path)) throw failure('USAGE', { reason: `${path}: there is no such file` })
      const configPath = resolve(console.cwd, options.config)
      const isNew = options.pairs !== undefined && !existsSync(configPath)
      const config = isNew ? emptyConfig(dirname(configPath)) : resolveConfig(options.config, console)
      const store = await openStoreFor(config, console.env, evidenceMath)
      const lines = shown(readLines(path), console)
      const now = Date.now()
      const key = redactionKey(loadContentKey(config.store, console.env))
      try {
        const summary =
          options.pairs === undefined
            ? await importLogs(config, store, lines, { now, redactionKey: key })
            : await pairs(config, store, lines, {
                now,
                redactionKey: key,
                configPath: isNew ? configPath : null,
              })
        if (options.json) console.out(`${JSON.stringify(summary)}\n`)
        else
          console.out(
            `${summaryText(summary)}${options.pairs === undefined ? 'Next: `tierdrop up` or `tierdrop mirror` asks the candidates of the config about them.' : 'Next: `tierdrop decide`.'}\n`,
          )
        const bad = summary.bad
        for (const { line, message } of bad.shown) console.err(`line ${line}: ${message}\n`)
        if (bad.count > bad.shown.length) console.err(`and ${bad.count - bad.shown.length} more bad lines\n`)
        if (bad.count > 0) exit(2)
      } finally {
        await store.close()
      }
    })

async function pairs(
  config: Config,
  store: Store,
  lines: AsyncIterable<NumberedLine>,
  given: { now: number; redactionKey: Buffer; configPath: string | null },
) {
  const { imported, tiers, tasks } = await importPairs(config, store, lines, given)
  if (given.configPath !== null && imported.written > 0) {
    writeFileSync(given.configPath, firstConfig(tiers, tasks, { untimed: imported.untimed > 0 }), {
      flag: 'wx',
    })
    return { ...imported, config: given.configPath }
  }
  return { ...imported, ...(given.configPath === null && { unknownTiers: Object.keys(tiers.added) }) }
}

/** A file of many lines takes its time: how far it is, where somebody looks. */
async function* shown(
  lines: AsyncIterable<NumberedLine>,
  { terminal, err }: Pick<Console, 'terminal' | 'err'>,
): AsyncGenerator<NumberedLine> {
  for await (const line of lines) {
    if (terminal && line.number % 1_000 === 0) err(`\r${line.number.toLocaleString('en-US')} lines`)
    yield line
  }
  if (terminal) err('\r')
}

/** What every import says … */
const names: Readonly<Record<string, string>> = {
  lines: 'lines',
  written: 'taken in',
  known: 'known already',
  units: 'units counted',
  config: 'config written',
}

/** … and what only some files give reason to say, with what follows from it. */
const remarks: Readonly<Record<string, readonly [string, string]>> = {
  unsampled: ['left aside', 'what continues a conversation whose beginning is missing'],
  untimed: ['without a time', 'a saving a month can not be told from such lines'],
  uncontrolled: ['without a control or a truth', 'the current model counts as passing there'],
  open: ['units still open', 'their conversations may go on'],
}

function summaryText(summary: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(names).flatMap(([key, text]) =>
    key in summary ? [`${text.padEnd(14)} ${shownValue(summary[key])}`] : [],
  )
  const noted = Object.entries(remarks).flatMap(([key, [text, follows]]) =>
    (summary[key] ?? 0) === 0 ? [] : [`${text}: ${shownValue(summary[key])} (${follows})`],
  )
  const { unknownTiers } = summary
  const tiers =
    Array.isArray(unknownTiers) && unknownTiers.length > 0
      ? [`Tiers that the config lacks, decided on but never called: ${unknownTiers.join(', ')}`]
      : []
  return [...lines, ...noted, ...tiers].map((line) => `${line}\n`).join('')
}

const shownValue = (value: unknown) =>
  typeof value === 'number' ? value.toLocaleString('en-US') : String(value)
