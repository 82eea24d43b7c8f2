import type { LabelSet } from './label-set.ts'

const verdict =
  /^[*_`"'”’)\]]*[ \t]*(?:(?:(?:[:=?|]|->|→|[-–—](?=[ \t]))[ \t]*[*_`"'“(|]*|\()[ \t]*(yes|no|true|false|[✅✓✔☑❌✗✘🚫]|\d{1,3}(?:\.\d+)?[ \t]?%|[01]?\.\d+|[01](?![\w.]))|([✅✓✔☑❌✗✘🚫]))(?![\p{L}\p{N}/])/iu
const yes = /^(?:yes|true|[✅✓✔☑])$/iu
const mark = /^\s*[✅✓✔☑❌✗✘🚫]/u
/** what no verdict is without */
const judging = /[%✅✓✔☑❌✗✘🚫]|\d|\b(?:yes|no|true|false)\b/iu
const longest = 20_000

/** "billing: no, technical: yes", "billing 10 %, technical 85 %": every label with what is thought of it; null where it isn't so. */
export function judgedLabels(text: string, set: LabelSet, multi: boolean): string[] | null {
  const said = text.slice(0, longest)
  if (!judging.test(said)) return null
  const tokens = set.tokenize(said)
  const judged = set.mentions(tokens).flatMap(({ label, to }) => {
    const end = tokens[to - 1]?.end ?? 0
    const match = verdict.exec(said.slice(end, end + 40))
    const given = match?.[1] ?? match?.[2]
    return given === undefined ? [] : [{ label, given: given.toLowerCase() }]
  })
  if (new Set(judged.map(({ label }) => label)).size < 2) return null
  const scores = judged.map(({ given }) => (/\d/.test(given) ? Number.parseFloat(given) : null))
  if (scores.every((score) => score !== null)) {
    if (set.hasNumbers || multi) return null
    const top = Math.max(...scores)
    return [...new Set(judged.flatMap(({ label }, at) => (scores[at] === top ? [label] : [])))]
  }
  // Marks that stand before their labels are read line by line.
  if (scores.some((score) => score !== null) || set.hasAnswers || mark.test(said)) return null
  return [...new Set(judged.flatMap(({ label, given }) => (yes.test(given) ? [label] : [])))]
}
