import type { PairView, ReplyView } from '../model/types.ts'
import { count } from './format.ts'
import { type Html, html } from './html.ts'
import { indentJson } from './indent-json.ts'
import { clip, visible } from './visible.ts'

/** So much of one text is shown: in a list, and where one pair has the page. A megabyte must not stop it. */
export const inList = 8_000
export const alone = 100_000

export function request({ asked }: Pick<PairView, 'asked'>, longest: number): Html {
  return html`<div class="whole"><h4>Request</h4>${asked === null ? gone() : text(asked, longest)}</div>`
}

export function reply(title: string, view: ReplyView | null, longest: number): Html {
  return html`<div><h4>${title}</h4>${view === null ? gone() : text(replyText(view), longest)}</div>`
}

function replyText({ text: said, refusal, error, calls, cut }: ReplyView): string {
  const parts = [
    indentJson(said),
    refusal === null ? '' : `refused: ${refusal}`,
    error === null ? '' : `error: ${error}`,
    calls.map((call) => `${call.name}(${indentJson(call.arguments)})`).join('\n'),
    cut ? '(cut off)' : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function text(all: string, longest: number): Html {
  const { text: shown, rest } = clip(all, longest)
  return html`<pre dir="auto" tabindex="0">${shown === '' ? '(empty)' : visible(shown)}</pre>${rest > 0 ? html`<p class="quiet">and ${count(rest)} more characters</p>` : null}`
}

function gone(): Html {
  return html`<p class="quiet">not kept, or no longer</p>`
}
