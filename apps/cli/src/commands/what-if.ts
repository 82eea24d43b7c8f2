import type { CandidateVerdict } from '@tierdrop/decision'
import { verdictJson, type WhatIf, type Wish, whatIfStore } from '@tierdrop/report'
import { InvalidArgumentError } from 'commander'
import { type Define, type PrintingOptions, printing } from '../define.ts'
import { dollars } from '../figures.ts'
import { noVerdictYet } from '../no-verdict-yet.ts'
import { withStore } from '../open-config.ts'
import { amount, share, shareBelowOne, whole } from '../read-options.ts'
import { table } from '../table.ts'
import { decisive, money, verdictWords } from '../verdict-rows.ts'

type WhatIfOptions = PrintingOptions & Omit<Wish, 'prices'> & { price?: Wish['prices'] }

const help = `
From stored evidence, as often as you like; nothing is called, changed or put on record. Each verdict is
shown as it is and as it would be. A margin that was never asked about before counts as a new question.
Money is in USD. \`--price current=2\` is about production's own model.

With --json a line for each task and candidate, { task, candidate, now, wouldBe }, one for each task's
recommendation, { task, now, wouldBe }, and one for the estate, { estate: { now, wouldBe } }.

Examples:
  tierdrop what-if --margin 0.05
  tierdrop what-if --task route-ticket --error-cost 0.50 --fallback
  tierdrop what-if --price nano=0.5 --price current=2 --volume 3x
  tierdrop what-if --task route-ticket --volume 250000 --batch
  tierdrop what-if --cache-hit 0.8 --json`

export const whatIf: Define = (console) =>
  printing('what-if', 'show what another margin, price, volume or way of calling would change')
    .option('--task <name>', 'only for this task; the others as they are')
    .option('--margin <share>', 'the tolerated loss', shareBelowOne)
    .option('--error-cost <usd>', 'what each wrong reply that is used costs', amount)
    .option('--review-cost <usd>', 'what a review costs', amount)
    .option('--reviewed-share <share>', 'the share of replies that people review', share)
    .option('--saving-floor <usd>', 'the least saving a month', amount)
    .option('--retries <n>', 'how often an unusable reply is asked for again', whole)
    .option('--fallback', 'callers fall back to the current model where they see a failure')
    .option('--no-fallback', 'they do not')
    .option('--price <tier=factor>', 'a tier’s prices as a share of what they are; repeatable', price)
    .option('--volume <count>', 'requests a day, or 3x: so many times as many', volume)
    .option('--batch', 'candidates through the vendor’s batch interface')
    .option('--cache-hit <share>', 'the share of input tokens read from the vendor’s cache', share)
    .addHelpText('after', help)
    .action(({ config: path, json, price: prices, ...options }: WhatIfOptions) =>
      withStore(path, console, async ({ config, store }) => {
        const wish: Wish = { ...options, ...(prices && { prices }) }
        const found = await whatIfStore(config, store, wish, Date.now())
        const rows = pairsOf(found).filter(
          ({ now }) => options.task === undefined || now.task === options.task,
        )
        if (!json)
          return console.out(
            rows.length === 0 ? noVerdictYet(config, found.now.tasks.length) : whatIfText(rows, found),
          )
        for (const { now, wouldBe } of rows) {
          const { task, candidate } = now
          console.out(
            `${JSON.stringify({ task, candidate, now: verdictJson(now), wouldBe: verdictJson(wouldBe) })}\n`,
          )
        }
        for (const [index, { reading, verdict }] of found.now.tasks.entries()) {
          if (options.task !== undefined && reading.name !== options.task) continue
          const wouldBe = found.wouldBe.tasks[index]?.verdict.recommendation
          console.out(`${JSON.stringify({ task: reading.name, now: verdict.recommendation, wouldBe })}\n`)
        }
        console.out(`${JSON.stringify({ estate: found.estate })}\n`)
      }),
    )

type Pair = { now: CandidateVerdict; wouldBe: CandidateVerdict }

function pairsOf({ now, wouldBe }: WhatIf): Pair[] {
  return now.tasks.flatMap(({ verdict }, task) =>
    verdict.candidates.flatMap((it, index) => {
      const other = wouldBe.tasks[task]?.verdict.candidates[index]
      return other ? [{ now: it, wouldBe: other }] : []
    }),
  )
}

function whatIfText(pairs: readonly Pair[], { estate }: WhatIf): string {
  const rows = pairs.map(({ now, wouldBe }) => [
    now.task,
    now.candidate,
    verdictWords[now.verdict],
    wouldBe.verdict === now.verdict ? 'the same' : verdictWords[wouldBe.verdict],
    money(decisive(now).saving),
    money(decisive(wouldBe).saving),
    wouldBe.verdict === now.verdict ? '' : (wouldBe.reasons[0]?.text ?? ''),
  ])
  const head = ['task', 'candidate', 'now', 'then', 'would save a month', 'then', '']
  const saved = (of: 'now' | 'wouldBe') => dollars(estate[of].saving.perMonth.mean)
  return `${table(head, rows, [4, 5])}All that may move saves ${saved('now')} a month now, ${saved('wouldBe')} then.\n`
}

function price(text: string, before: Wish['prices'] = {}): Wish['prices'] {
  const found = /^([^=]+)=(.+)$/.exec(text)
  const [, tier = '', factor = ''] = found ?? []
  if (!found) throw new InvalidArgumentError('A tier and a factor are expected, such as nano=0.5.')
  return { ...before, [tier]: amount(factor) }
}

function volume(text: string): Wish['volume'] {
  return text.endsWith('x') ? { times: amount(text.slice(0, -1)) } : { perDay: amount(text) }
}
