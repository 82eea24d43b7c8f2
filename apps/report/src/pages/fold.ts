import { type Html, html } from './html.ts'

/** A part that waits to be asked for; what it comes to stands in its line. */
export function fold(title: string, comesTo: Html | string, body: Html): Html {
  return html`<details class="fold"><summary><h2>${title}</h2><span class="quiet">${comesTo}</span></summary>${body}</details>`
}
