import { defaultPolicy, unitsNeeded } from '@tierdrop/decision'
import type { Console } from '../console.ts'
import { table } from '../table.ts'
import { percent } from './percent.ts'

export type Assumptions = {
  json: boolean
  margin: readonly number[]
  disagreement: readonly number[]
  perDay: readonly number[]
  sample: number
  alpha: number
  questions: number
}

const msPerDay = 86_400_000
/** of its share in the family's 0.9, a question's whole task has 0.8, its rules the rest */
const startShare = 0.9
const wholeShare = 0.8

/** the same for every kind */
const floors = defaultPolicy('classify')

/** What margins cost at rates that somebody assumes. */
export function printOffline(given: Assumptions, console: Console): void {
  const rows = given.margin.flatMap((margin) =>
    given.disagreement.map((disagreement) => planned(margin, disagreement, given)),
  )
  if (given.json) {
    for (const row of rows) console.out(`${JSON.stringify(row)}\n`)
    return
  }
  const head = [
    'margin, %',
    'differs on, %',
    'units',
    ...given.perDay.map((it) => `days at ${it.toLocaleString('en-US')} a day`),
  ]
  const cells = rows.map(({ margin, disagreement, units, days }) => [
    percent(margin),
    percent(disagreement),
    units === null ? 'never' : units.toLocaleString('en-US'),
    ...days.map((it) => (it.days === null ? 'never' : daysText(it.days))),
  ])
  const all = head.map((_, column) => column)
  console.out(table(head, cells, all))
  console.out(
    `${percent(given.sample)} % mirrored, risk of a wrong switch ${percent(given.alpha)} %, ${given.questions} ${given.questions === 1 ? 'question' : 'questions'}; at least ${floors.minUnits} units and ${floors.minSpan / msPerDay} day of traffic.\n`,
  )
}

function planned(margin: number, disagreement: number, { alpha, questions, sample, perDay }: Assumptions) {
  const half = disagreement / 2
  const weight = (startShare * wholeShare) / questions
  const { units, outcome } = unitsNeeded(margin, { losses: half, wins: half }, alpha, weight)
  const needed = units === null || outcome !== 'safe' ? null : Math.max(units, floors.minUnits)
  const days = perDay.map((it) => ({
    perDay: it,
    days:
      needed === null || sample === 0 ? null : Math.max(needed / (it * sample), floors.minSpan / msPerDay),
  }))
  return { margin, disagreement, units: needed, days }
}

const daysText = (days: number) => (days < 10 ? days.toFixed(1) : Math.ceil(days).toLocaleString('en-US'))
