const opening = /^(?:<(think|thinking|thought|thoughts|reasoning|scratchpad|reflection|analysis)>|(◁think▷))/i
/** some templates leave the opening tag to the prompt */
const unopened = ['</think>', '</thinking>', '◁/think▷']
const longestTag = 20
const mostTags = 20

/** What a model thinks aloud is not its reply; where it never stops thinking, there is none. */
export function withoutThinking(text: string): string {
  if (!/[<◁]/.test(text)) return text
  let rest = text.trimStart()
  for (let count = 0; count < mostTags; count++) {
    const open = opening.exec(rest.slice(0, longestTag))
    if (open === null) break
    const tag = open[2] === undefined ? `</${open[0].slice(1)}` : '◁/think▷'
    const end = rest.indexOf(tag)
    if (end < 0) return ''
    rest = rest.slice(end + tag.length).trimStart()
  }
  for (const tag of unopened) {
    const end = rest.lastIndexOf(tag)
    if (end >= 0) rest = rest.slice(end + tag.length)
  }
  return rest
}
