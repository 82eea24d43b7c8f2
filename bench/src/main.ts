import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Bench } from './figure.ts'
import { printFigures } from './print-figures.ts'

const benches = ['proxy', 'stream', 'scoring', 'decision', 'store'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const available = benches.filter((name) => existsSync(new URL(`./${name}/index.ts`, import.meta.url)))
const wanted = positionals.length > 0 ? positionals : available
const unknown = wanted.filter((name) => !available.some((it) => it === name))

if (values.help || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`There is no bench "${unknown.join('", "')}".\n`)
  process.stdout.write(
    `pnpm bench [${available.join('|')}]... [--json] [--quick | --soak]\n\nWithout a name: all. --json prints one line per figure, --quick makes a smaller run,\n--soak watches the proxy's memory over a million exchanges.\n`,
  )
  process.exit(values.help ? 0 : 2)
}

for (const name of wanted) {
  const { run } = (await import(`./${name}/index.ts`)) as { run: Bench }
  const figures = await run({
    quick: values.quick,
    soak: values.soak,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  if (values.json) for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
  else printFigures(figures, (text) => process.stdout.write(text))
}
