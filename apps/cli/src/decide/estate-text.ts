import type { Estate, EstatePart, Estimate } from '@tierdrop/decision'
import type { NamedPipeline } from '@tierdrop/report'
import { cents, dollars, share } from '../figures.ts'
import { table } from '../table.ts'

const parts = [
  ['can move', 'canMove'],
  ['needs more evidence', 'needsMoreDays'],
  ['stays', 'stays'],
  ['has no candidate', 'notCovered'],
] as const

/** What of everything can move, by requests and by money. */
export function estateText(estate: Estate): string {
  const percent = (value: number | null) => (value === null ? 'unknown' : share(value))
  const row = (name: string, part: EstatePart) => [
    name,
    String(part.tasks),
    percent(part.shareOfVolume),
    percent(part.shareOfMoney),
    dollars(part.nanoPerMonth),
    dollars(part.nanoPerYear),
  ]
  const head = ['part', 'tasks', 'requests, %', 'money, %', 'a month', 'a year']
  const rows = parts.map(([name, key]) => row(name, estate[key]))
  const unknown =
    estate.unknownMoney > 0
      ? `What ${estate.unknownMoney} of the tasks cost is unknown: they are in no sum of money.\n`
      : ''
  return `${table(head, rows, [1, 2, 3, 4, 5])}${savingText(estate)}${unknown}`
}

function savingText({ saving, canMove }: Estate): string {
  if (canMove.tasks === 0) return 'Nothing can move yet.\n'
  if (saving.unknown === canMove.tasks) return 'What that saves is unknown.\n'
  const part = saving.share
    ? `; ${share(saving.share.mean)} % of what everything costs (${share(saving.share.low)} to ${share(saving.share.high)} %)`
    : ''
  const more = saving.unknown > 0 ? `, and more that is unknown for ${saving.unknown} of them` : ''
  return `That saves ${range(saving.perMonth)} a month, ${range(saving.perYear)} a year${part}${more}.\n`
}

const range = ({ mean, low, high }: Estimate) => `${dollars(mean)} (${dollars(low)} to ${dollars(high)})`

/** What a unit of work costs through all of its tasks, now and with every recommendation followed. */
export function pipelineText({ pipeline, steps, now, after, saving, unseen }: NamedPipeline): string {
  if (unseen.length > 0) return `${pipeline}: ${unseen.join(', ')} has not been seen yet.\n`
  const [first] = steps
  const sum =
    now === null || after === null || saving === null
      ? 'what a unit of work costs is unknown'
      : `$${cents(now)} a unit of work now, $${cents(after)} after: saves $${cents(saving.mean)} ($${cents(saving.low)} to $${cents(saving.high)})`
  const rows = steps.map((step) => [
    step.task,
    step.candidate ?? 'as now',
    step.perUnitOfWork.toFixed(2),
    step.now === null ? 'unknown' : cents(step.now),
    step.after === null ? 'unknown' : cents(step.after),
  ])
  const head = ['task', 'to', `per ${first?.task ?? 'unit'}`, 'now, $', 'after, $']
  return `${pipeline}: ${sum}\n${table(head, rows, [2, 3, 4])}`
}
