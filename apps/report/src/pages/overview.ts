import type { Overview, TaskView } from '../model/types.ts'
import { alarms } from './alarms.ts'
import { estate } from './estate.ts'
import { fold } from './fold.ts'
import { count, counted, dollarRange, dollars, duration, percent } from './format.ts'
import { funnel } from './funnel.ts'
import { history } from './history.ts'
import { type Html, html } from './html.ts'
import { legend } from './legend.ts'
import type { Links } from './links.ts'
import { moved } from './moved.ts'
import { pairTable } from './pair-table.ts'
import { pipelines } from './pipelines.ts'
import { representation } from './representation.ts'
import { taskTable } from './task-table.ts'
import { isMove } from './words.ts'

export function overviewPage(overview: Overview, links: Links): Html {
  const { tasks } = overview
  const pairs = tasks.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const tried = tasks.filter(({ candidates }) => candidates.length > 0).length
  return html`<h1>${headline(overview)}</h1>
<p class="lead">${tasks.length === 0 ? waiting(overview) : lead(overview)}</p>
${alarms(overview)}
${tasks.length === 0 ? null : html`${figures(overview)}${estate(overview)}`}
${tasks.length === 0 ? null : taskTable(tasks, links)}
${moved(overview.moved)}
${pipelines(overview.pipelines)}
${pairs === 0 ? null : fold('Every candidate', `${counted(pairs, 'candidate')} on ${counted(tried, 'task')}`, pairTable(tasks, links))}
<h2>Where requests went</h2>
${funnel(overview.funnel)}
${representation(overview.representation)}
${history(
  overview.history.filter(({ candidate }) => candidate === null),
  'tasks',
)}
${legend()}`
}

function headline({ tasks, estate: { saving } }: Overview): string {
  if (tasks.length === 0) return 'Waiting for traffic'
  const movable = tasks.filter(({ recommendation }) => isMove(recommendation))
  if (movable.length === 0) return `None of ${counted(tasks.length, 'task')} can switch yet`
  const known = movable.length - saving.unknown
  const money =
    known === 0
      ? 'the saving is unknown'
      : `saving about ${dollars(saving.perMonth.mean)} a month${saving.unknown > 0 ? ', and more that is unknown' : ''}`
  return `${count(movable.length)} of ${counted(tasks.length, 'task')} can switch, ${money}`
}

/** What to do before there is anything to read. */
function waiting({ proxy, funnel: { seen } }: Overview): Html {
  if (seen > 0) return html`${counted(seen, 'request')} seen, and no task found in them yet.`
  return html`No request was seen yet. Set the base URL of a client to <code>http://${proxy}/openai/v1</code> or <code>http://${proxy}/anthropic</code>, and its tasks appear here by themselves.`
}

function lead({ tasks, span }: Overview): string {
  const names = (wanted: (task: TaskView) => boolean) => tasks.filter(wanted).map(({ name }) => name)
  const moving = tasks.filter(({ recommendation }) => isMove(recommendation))
  const staying = names(({ recommendation }) => recommendation.action === 'stay')
  const open = names(({ recommendation }) => recommendation.action === 'undecided')
  const say = (list: readonly string[], one: string, many: string) =>
    list.length === 0
      ? ''
      : list.length <= 3
        ? ` ${list.join(', ')} ${list.length === 1 ? one : many}.`
        : ` ${count(list.length)} tasks ${many.replace('needs', 'need')}.`
  const moves = moving.map(
    ({ name, recommendation }) =>
      `${name} to ${recommendation.candidate ?? 'unknown'}${recommendation.rule === null ? '' : ` (${recommendation.rule.sentence})`}`,
  )
  const rest = moves.length > 3 ? ` and ${counted(moves.length - 3, 'more task')}` : ''
  const first = moves.length === 0 ? '' : ` ${moves.slice(0, 3).join(', ')}${rest}.`
  const measured = span === null ? '' : ` Measured over ${duration(span.to - span.from)} of traffic.`
  return `${first}${say(staying, 'stays', 'stay')}${say(open, 'needs more evidence', 'need more evidence')}${measured}`.trim()
}

function figures({ evaluation, estate: all, tasks, alpha, span }: Overview): Html {
  const { saving } = all
  const movable = tasks.filter(({ recommendation }) => isMove(recommendation))
  const isUnknown = movable.length > 0 && saving.unknown === movable.length
  const rate = span === null ? 'traffic of a day unknown' : `at the rate of ${duration(span.to - span.from)}`
  const figure = (name: string, value: string, note: Html | string) =>
    html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>`
  return html`<dl class="figures">
${figure(
  'Saving a month',
  movable.length === 0 ? '–' : isUnknown ? 'unknown' : dollars(saving.perMonth.mean),
  movable.length === 0
    ? 'nothing can switch yet'
    : isUnknown
      ? 'a price or the traffic of a day is missing'
      : `${dollarRange(saving.perMonth)}, ${rate}`,
)}
${figure('Can move', `${percent(all.canMove.shareOfVolume, 0)} of requests`, `${percent(all.canMove.shareOfMoney, 0)} of what they cost, in ${counted(movable.length, 'task')}`)}
${figure('Risk of a wrong switch', alpha === null ? 'unknown' : `at most ${percent(alpha, 0)}`, 'over all tasks, however often one looks')}
${figure(
  'Spent on the evaluation',
  dollars(evaluation.spentNano),
  `${evaluation.budgetNano === null ? 'no budget set' : `of ${dollars(evaluation.budgetNano)}`}${evaluation.spentUnknown > 0 ? `, and ${counted(evaluation.spentUnknown, 'call')} of unknown price` : ''}`,
)}
</dl>`
}
