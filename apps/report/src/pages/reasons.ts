import type { Reason } from '@tierdrop/decision'
import { type Html, html } from './html.ts'

/** Why a verdict is what it is. */
export function reasons(list: readonly Reason[]): Html {
  return html`<ul class="reasons">${list.map(({ text }) => html`<li>${sentence(text)}</li>`)}</ul>`
}

/** With the minus of all other figures; a hyphen within a name is none. */
export const sentence = (text: string): string => text.replace(/(?<=^|[\s(])-(?=\$?\d)/g, '−')
