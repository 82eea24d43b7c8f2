import { readFileSync } from 'node:fs'
import { instant } from './format.ts'
import { type Html, html, trusted } from './html.ts'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')

export type Frame = { title: string; at: number; evaluation: string; home: string }

/** The one frame of all pages; the style sheet goes in it, so that a saved page still looks right. */
export function layout({ title, at, evaluation, home }: Frame, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${trusted(style)}</style>
</head>
<body>
<header class="top"><a class="brand" href="${home}">tierdrop</a><span class="quiet">${evaluation}</span><span class="when">as of ${instant(at)}</span></header>
<main>
${body}
</main>
<footer class="bottom">Net losses are differences against the current model asked again; agreement is not correctness. Every interval holds however often somebody looks.</footer>
</body>
</html>
`.html
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 3h12v3H2zM4.5 7.5h7v2.5h-7zM7 11.5h2V14H7z" fill="#1f5f8b"/></svg>'
