import type { Said, TaskView } from '../model/types.ts'
import { fold } from './fold.ts'
import { count, counted, dollars, instant, percent } from './format.ts'
import { history } from './history.ts'
import { type Html, html } from './html.ts'
import { judge } from './judge.ts'
import type { Links } from './links.ts'
import { pairTable } from './pair-table.ts'
import { reasons } from './reasons.ts'
import { clip, visible } from './visible.ts'
import { chip } from './words.ts'

const foundBy = {
  header: 'named by the header that clients send',
  rule: 'found by a rule of the config',
  fingerprint: 'found by its instruction, tools and schema',
}

export function taskPage(task: TaskView, said: readonly Said[], links: Links): Html {
  const { recommendation } = task
  return html`<p class="crumbs"><a href="${links.home}">All tasks</a></p>
<h1>${task.name}</h1>
<p class="verdict">${chip(recommendation.action)}${recommendation.candidate === null ? null : ` to ${recommendation.candidate}`}${recommendation.rule === null ? null : `: ${recommendation.rule.sentence}`}</p>
${reasons(recommendation.reasons)}
<p class="quiet">${task.kind}, ${foundBy[task.foundBy]}${task.model === null ? '' : `, served by ${task.model}`}. ${counted(task.exchanges, 'request')} seen, ${percent(task.share)} of all; ${count(task.sampled)} sampled. ${spent(task)}</p>
<h2>Candidates</h2>
${
  task.candidates.length === 0
    ? html`<p class="empty">No candidate is named for this task.</p>`
    : html`${pairTable([task], links)}<p class="quiet">Lost: the shadow reply failed where the current model asked again passed. Won: the other way round.</p>`
}
${judge(task)}
${versions(task)}
${history(said, 'task')}`
}

function spent({ spendNano, unpriced, estimated, exchanges }: TaskView): string {
  if (exchanges === 0) return ''
  if (unpriced === exchanges) return 'What they cost is unknown.'
  return `They cost ${dollars(spendNano)}${unpriced === 0 ? '' : `, besides ${counted(unpriced, 'request')} of unknown price`}.${estimated === 0 ? '' : ` ${counted(estimated, 'request')} of these ${estimated === 1 ? 'is' : 'are'} priced by a tokenizer’s counts, since the vendor sent none.`}`
}

function versions({ versions: list }: TaskView): Html {
  const current = list.find(({ isDecided }) => isDecided)
  const words = (excerpt: string) =>
    excerpt === ''
      ? html`<p class="quiet">no instruction</p>`
      : html`<pre>${visible(clip(excerpt, 4000).text)}</pre>`
  if (list.length <= 1) {
    return fold(
      'Instruction',
      `one version, first seen ${instant(current?.firstSeen ?? null)}`,
      words(current?.excerpt ?? ''),
    )
  }
  return fold(
    'Instruction',
    `${counted(list.length, 'version')}; a changed prompt is a new question, so units of other versions don't count`,
    html`${list.map((version) => html`<h3>${version.isDecided ? 'Decided here' : 'Another version'}, first seen ${instant(version.firstSeen)}</h3><p class="quiet">${counted(version.exchanges, 'request')}, ${counted(version.units, 'unit')} counted, <code>${version.key}</code></p>${words(version.excerpt)}`)}`,
  )
}
