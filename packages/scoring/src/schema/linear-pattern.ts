/**
 * A pattern in which nothing can be tried twice: single characters and classes one after the other, counted or
 * optional a few times, and repeated without end at most once, from a fixed beginning. JavaScript's own engine,
 * which is many times as fast, runs such a one in time linear in the text; all others are left to RE2.
 */
export function linearPattern(source: string): RegExp | null {
  if (source.length > longest || !isLinear(source)) return null
  try {
    return new RegExp(source, 'u')
  } catch {
    return null
  }
}

function isLinear(source: string): boolean {
  const isAnchored = source.startsWith('^')
  const ends = /(?:^|[^\\])(?:\\\\)*\$$/.test(source)
  const body = source.slice(isAnchored ? 1 : 0, ends ? -1 : undefined)
  let end = 0
  let endless = 0
  let choices = 1
  for (const match of body.matchAll(part)) {
    if (match.index !== end) return false
    end += match[0].length
    const quantifier = match[1] ?? ''
    if (quantifier === '') continue
    if (!isAnchored) return false
    const counted = /^\{(\d+)(,?)(\d*)\}$/.exec(quantifier)
    const least = Number(counted?.[1] ?? 0)
    if (least > mostCounted) return false
    if (quantifier === '?') choices *= 2
    else if (counted === null || (counted[2] === ',' && counted[3] === '')) endless++
    else choices *= Math.abs(Number(counted[3] || least) - least) + 1
  }
  return end === body.length && endless <= 1 && choices <= mostChoices
}

const longest = 200
const mostCounted = 1000
const mostChoices = 64
/** What RE2 and JavaScript understand alike: `.`, `\s`, `\b` and Unicode's classes are not among it. */
const plain = String.raw`[^\\^$.*+?()[\]{}|]|\\[dwDW]|\\[.*+?()[\]{}|^$/\\]`
const inClass = String.raw`[^\\[\]^&~]|\\[dw]|\\[.*+?()[\]{}|^$/\\-]`
const part = new RegExp(
  String.raw`(?:${plain}|\[\^?(?:${inClass})+\])([*+?]|\{\d{1,4}(?:,\d{0,4})?\})?`,
  'gu',
)
