import type { CandidateView, Overview, PairView, TaskView } from '../model/types.ts'
import { candidatePage } from './candidate.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { anchor, singleFileLinks } from './links.ts'
import { overviewPage } from './overview.ts'
import { taskPage } from './task.ts'

/** All pages in one file that needs nothing else: to send, to print, to keep with the decision. */
export function singleFile(
  overview: Overview,
  disagreements: (task: TaskView, candidate: CandidateView) => readonly PairView[],
): string {
  const section = (id: string, body: Html) => html`<section class="page" id="${id}">${body}</section>`
  const pages = overview.tasks.flatMap((task) => [
    section(anchor(task.key), taskPage(task, singleFileLinks)),
    ...task.candidates.map((candidate) =>
      section(
        anchor(task.key, candidate.candidate),
        candidatePage(task, candidate, disagreements(task, candidate), singleFileLinks),
      ),
    ),
  ])
  return layout(
    {
      title: `tierdrop: ${overview.evaluation.name}`,
      at: overview.at,
      evaluation: overview.evaluation.name,
      home: '#overview',
    },
    html`<div id="overview">${overviewPage(overview, singleFileLinks)}</div>${pages}`,
  )
}
