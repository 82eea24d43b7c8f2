import { describe, expect, it } from 'vitest'
import { escapeHtml, html, trusted } from './html.ts'

describe('html', () => {
  it('escapes everything that could end a text or an attribute', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;')
  })

  it('escapes what is put in, in lists too, and nothing twice', () => {
    const item = (text: string) => html`<li>${text}</li>`
    expect(html`<ul title="${'"'}">${['<', '&amp;'].map(item)}</ul>`.html).toBe(
      '<ul title="&quot;"><li>&lt;</li><li>&amp;amp;</li></ul>',
    )
  })

  it('leaves out what is not there, and keeps a zero', () => {
    expect(html`[${null}${undefined}${false}${0}${''}]`.html).toBe('[0]')
  })

  it('puts in what was made here as it is', () => {
    expect(html`${trusted('<b>')}`.html).toBe('<b>')
  })
})
