import { defaultPolicy, unitsNeeded } from '@tierdrop/decision'
import { Option } from 'commander'
import { type Define, printing } from '../define.ts'
import { count, counts, shares } from '../read-options.ts'
import { table } from '../table.ts'

type PlanOptions = {
  json: boolean
  margin: number[]
  disagreement: number[]
  perDay: number[]
  sample: number
  alpha: number
  questions: number
}

const msPerDay = 86_400_000
/** of its share in the family's 0.9, a question's whole task has 0.8, its rules the rest */
const startShare = 0.9
const wholeShare = 0.8

const help = `
A candidate that is as good as the current model still differs from it now and then, one way as often
as the other. The table says how many units (sessions, or lone requests) prove it safe at a margin, and
how many days that takes. More questions (tasks x candidates) at once take a little longer each.

Examples:
  tierdrop plan --offline
  tierdrop plan --offline --margin 0.02,0.05 --per-day 5000 --sample 0.2 --questions 12`

export const plan: Define = (console) =>
  printing('plan', 'show what a margin costs in units and days, before anything is spent')
    .addOption(
      new Option('--offline', 'from assumed rates alone: reads no config and no store').makeOptionMandatory(),
    )
    .option('--margin <shares>', 'tolerated losses, by commas', shares, [0.01, 0.02, 0.05, 0.1])
    .option('--disagreement <shares>', 'shares of units on which the two differ', shares, [0, 0.02, 0.1])
    .option('--per-day <counts>', 'units of traffic a day', counts, [1_000, 10_000, 100_000])
    .option('--sample <share>', 'the share that is mirrored', (text) => shares(text)[0] ?? 0.1, 0.1)
    .option('--alpha <share>', 'the risk of a wrong switch', (text) => shares(text)[0] ?? 0.05, 0.05)
    .option('--questions <n>', 'tasks x candidates asked about at once', count, 1)
    .addHelpText('after', help)
    .action((options: PlanOptions) => {
      const rows = options.margin.flatMap((margin) =>
        options.disagreement.map((disagreement) => planned(margin, disagreement, options)),
      )
      if (options.json) {
        for (const row of rows) console.out(`${JSON.stringify(row)}\n`)
        return
      }
      const head = [
        'margin, %',
        'differs on, %',
        'units',
        ...options.perDay.map((it) => `days at ${it.toLocaleString('en-US')} a day`),
      ]
      const cells = rows.map(({ margin, disagreement, units, days }) => [
        percent(margin),
        percent(disagreement),
        units === null ? 'never' : units.toLocaleString('en-US'),
        ...days.map((it) => (it.days === null ? 'never' : daysText(it.days))),
      ])
      console.out(
        table(
          head,
          cells,
          head.map((_, column) => column),
        ),
      )
      console.out(
        `${percent(options.sample)} % mirrored, risk of a wrong switch ${percent(options.alpha)} %, ${options.questions} ${options.questions === 1 ? 'question' : 'questions'}; at least ${floors.minUnits} units and ${floors.minSpan / msPerDay} day of traffic.\n`,
      )
    })

/** the same for every kind */
const floors = defaultPolicy('classify')

function planned(margin: number, disagreement: number, options: PlanOptions) {
  const { alpha, questions, sample } = options
  const half = disagreement / 2
  const weight = (startShare * wholeShare) / questions
  const { units, outcome } = unitsNeeded(margin, { losses: half, wins: half }, alpha, weight)
  const needed = units === null || outcome !== 'safe' ? null : Math.max(units, floors.minUnits)
  const days = options.perDay.map((perDay) => ({
    perDay,
    days: needed === null ? null : Math.max(needed / (perDay * sample), floors.minSpan / msPerDay),
  }))
  return { margin, disagreement, units: needed, days }
}

const percent = (value: number) => String(Number((value * 100).toFixed(2)))
const daysText = (days: number) => (days < 10 ? days.toFixed(1) : Math.ceil(days).toLocaleString('en-US'))
