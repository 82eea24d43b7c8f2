import type { PairView, ReplyView } from '../model/types.ts'
import { count } from './format.ts'
import { type Html, html } from './html.ts'
import { clip, visible } from './visible.ts'

/** so much of one text is shown; a reply of a megabyte must not stop a page */
const longest = 12_000

export function request({ asked }: Pick<PairView, 'asked'>): Html {
  return html`<div class="whole"><h4>Request</h4>${asked === null ? gone() : text(asked)}</div>`
}

export function reply(title: string, view: ReplyView | null): Html {
  return html`<div><h4>${title}</h4>${view === null ? gone() : text(replyText(view))}</div>`
}

function replyText({ text: said, refusal, error, calls, cut }: ReplyView): string {
  const parts = [
    said,
    refusal === null ? '' : `refused: ${refusal}`,
    error === null ? '' : `error: ${error}`,
    calls.map((call) => `${call.name}(${call.arguments})`).join('\n'),
    cut ? '(cut off)' : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function text(all: string): Html {
  const { text: shown, rest } = clip(all, longest)
  return html`<pre dir="auto" tabindex="0">${shown === '' ? '(empty)' : visible(shown)}</pre>${rest > 0 ? html`<p class="quiet">and ${count(rest)} more characters</p>` : null}`
}

function gone(): Html {
  return html`<p class="quiet">not kept, or no longer</p>`
}
