import type { CandidateView, Overview, PairPage, TaskView } from '../model/types.ts'
import { candidatePage } from './candidate.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { anchor, singleFileLinks } from './links.ts'
import { overviewPage } from './overview.ts'
import { taskPage } from './task.ts'

/** All pages in one file that needs nothing else: to send, to print, to keep with the decision. */
export function singleFile(
  overview: Overview,
  disagreements: (task: TaskView, candidate: CandidateView) => PairPage,
): string {
  const links = singleFileLinks
  const section = (id: string, body: Html) => html`<section class="page" id="${id}">${body}</section>`
  const pages = overview.tasks.flatMap((task) => {
    const said = overview.history.filter((it) => it.task === task.name)
    return [
      section(anchor(task.key), taskPage(task, said, links)),
      ...task.candidates.map((candidate) =>
        section(
          anchor(task.key, candidate.candidate),
          candidatePage(
            {
              task,
              candidate,
              said: said.filter((it) => it.candidate === candidate.candidate),
              pairs: disagreements(task, candidate),
            },
            links,
          ),
        ),
      ),
    ]
  })
  const { name, owner } = overview.evaluation
  return layout(
    {
      title: `tierdrop: ${name}`,
      stand: { at: overview.at, evaluation: { name, owner } },
      home: links.home,
      review: null,
      here: 'overview',
    },
    html`<div id="overview">${overviewPage(overview, links)}</div>${pages}`,
  )
}
