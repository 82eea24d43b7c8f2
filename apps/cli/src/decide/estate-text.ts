import type { Estate, EstatePart, Estimate } from '@tierdrop/decision'
import type { AfterSwitch, NamedPipeline } from '@tierdrop/report'
import { dollars, exactly, share } from '../figures.ts'
import { table } from '../table.ts'

const parts = [
  ['can move', 'canMove'],
  ['needs more evidence', 'needsMoreDays'],
  ['stays', 'stays'],
  ['has no candidate', 'notCovered'],
] as const

/** What of everything can move, by requests and by money. */
export function estateText(estate: Estate, hasRules: boolean): string {
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
  const rest = hasRules ? 'Of a task that may switch by a rule, the rest counts as staying.\n' : ''
  const unknown =
    estate.unknownMoney > 0
      ? `What ${estate.unknownMoney} of the tasks cost is unknown: they are in no sum of money.\n`
      : ''
  return `${table(head, rows, [1, 2, 3, 4, 5])}${savingText(estate)}${rest}${unknown}`
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
      : `${exactly(now)} a unit of work now, ${exactly(after)} after: saves ${exactly(saving.mean)} (${exactly(saving.low)} to ${exactly(saving.high)})`
  const rows = steps.map((step) => [
    step.task,
    step.candidate ?? 'as now',
    step.perUnitOfWork.toFixed(2),
    step.now === null ? 'unknown' : exactly(step.now),
    step.after === null ? 'unknown' : exactly(step.after),
  ])
  const head = ['task', 'to', `per ${first?.task ?? 'unit'}`, 'now', 'after']
  return `${pipeline}: ${sum}\n${table(head, rows, [2, 3, 4])}`
}

/** What a task saves that has moved to what was recommended, beside what it was to save. */
export function movedText({
  task,
  from,
  candidate,
  since,
  share: part,
  realised,
  forecast,
  saved,
}: AfterSwitch): string {
  const head = `${task} moved from ${from} to ${candidate}: ${share(part)} % of its requests since ${new Date(since).toISOString().slice(0, 13)}:00 UTC.`
  const was = `${exactly(forecast.mean)} (${exactly(forecast.low)} to ${exactly(forecast.high)}) was forecast`
  if (realised === null || saved === null) return `${head} What that saves is unknown; ${was} a request.\n`
  return `${head} It saves ${exactly(realised)} a request, ${dollars(saved)} so far; ${was}.\n`
}
