import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { instant } from './format.ts'
import { type Html, html, trusted } from './html.ts'

/** In this order: what is later wins. */
const sheets = ['base', 'tables', 'verdicts', 'figures', 'lists', 'folds', 'review', 'narrow', 'print']
const style = sheets
  .map((name) => readFileSync(new URL(`./style/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')

/** What a content policy calls this style sheet. */
export const styleHash = hashOf(style)

export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export type Frame = {
  title: string
  /** what the page is about, and as of when; null: of nothing in particular */
  stand: { at: number; evaluation: { name: string; owner: string | null } } | null
  home: string
  /** null: there is no queue to go to */
  review: string | null
  /** which of them this is */
  here?: 'overview' | 'review'
}

/** The one frame of all pages; the style sheet goes in it, so that a saved page still looks right. */
export function layout({ title, stand, home, review, here }: Frame, body: Html): string {
  const current = (place: Frame['here']) => (place === here ? html` aria-current="page"` : null)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top"><a class="brand" href="${home}">${trusted(mark)}tierdrop</a><nav aria-label="Pages"><a href="${home}"${current('overview')}>Overview</a>${review === null ? null : html`<a href="${review}"${current('review')}>Review</a>`}</nav>${stand === null ? null : when(stand)}</header>
<main id="main">
${body}
</main>
<footer class="bottom">A net loss is a difference against the current model asked again: agreement is not correctness. Every interval and every risk here holds however often somebody looks.</footer>
</body>
</html>
`.html
}

function when({ at, evaluation: { name, owner } }: NonNullable<Frame['stand']>): Html {
  return html`<span class="when">${name}${owner === null ? null : `, ${owner}`} · as of ${instant(at)}</span>`
}

const shape = 'M1.5 2.5h13v3h-13zM4 7h8v2.5H4zM6.5 11h3v2.5h-3z'
const mark = `<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="${shape}"/></svg>`
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${shape}" fill="#1f5f8b"/></svg>`
