import { createPriceBook, describePrices, type Rate, type Rates, resolveTiers } from '@tierdrop/tiers'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { resolveConfig } from '../resolve-config.ts'
import { table } from '../table.ts'

const help = `
USD per million tokens. Overrides under \`prices\` in tierdrop.yaml win over the built-in list. What is
unknown stays unknown: a saving that hangs on it is shown as unknown, never as 0.

Examples:
  tierdrop prices
  tierdrop prices --json`

export const prices: Define = (console) =>
  printing('prices', 'show what each tier costs, from where, as of when, and what is unknown')
    .addHelpText('after', help)
    .action((options: PrintingOptions) => {
      const config = resolveConfig(options.config, console)
      const tiers = describePrices(
        createPriceBook({ overrides: config.prices }),
        resolveTiers(config),
        Date.now(),
      )
      if (options.json) {
        for (const it of tiers) console.out(`${JSON.stringify(it)}\n`)
        return
      }
      if (tiers.length === 0) {
        console.out('The config names no tiers.\n')
        return
      }
      const rows = tiers.map((it) => [
        it.tier,
        it.model,
        rateText(it.rates?.input),
        rateText(it.rates?.cacheRead),
        rateText(it.rates?.cacheWrite),
        rateText(it.rates?.output),
        it.rates?.batchShare == null ? '' : `${it.rates.batchShare * 100} %`,
        it.asOf,
        it.source ?? '',
      ])
      const head = ['tier', 'model', 'input', 'cached', 'cache write', 'output', 'batch', 'as of', 'source']
      console.out(`${table(head, rows, [2, 3, 4, 5, 6])}USD per million tokens; batch as a share of these.\n`)
      for (const { tier, rates } of tiers) {
        const besides = besidesOf(rates)
        if (besides.length > 0) console.out(`${tier}: besides: ${besides.join(', ')}\n`)
      }
      for (const { tier, unknown } of tiers)
        if (unknown.length > 0) console.out(`${tier}: unknown: ${unknown.join(', ')}\n`)
    })

/** What few models bill apart, and a table has no room for. */
function besidesOf(rates: Rates | null | undefined): string[] {
  if (!rates) return []
  const tokens = [
    ['cache writes of one hour', rates.cacheWriteHour],
    ['reasoning', rates.reasoning],
    ['audio input', rates.inputAudio],
    ['audio output', rates.outputAudio],
  ] as const
  const each = [
    ['a request', rates.perRequest],
    ['a search or other tool that the vendor runs', rates.serverTool],
  ] as const
  return [
    ...tokens.flatMap(([what, rate]) => (rate === null ? [] : `${what} ${rateText(rate)}`)),
    ...each.flatMap(([what, usd]) => (usd === null ? [] : `$${usd} ${what}`)),
  ]
}

function rateText(rate: Rate | null | undefined): string {
  if (rate === null || rate === undefined) return ''
  if (typeof rate === 'number') return String(rate)
  const steps = rate.steps.map((step) => `${step.rate} above ${step.above.toLocaleString('en-US')}`)
  return [String(rate.base), ...steps].join(', ')
}
