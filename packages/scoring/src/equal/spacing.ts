/** what needs no blank beside it: 10 - 20 and 10-20, < 5 and <5, 48° 51′ and 48°51′ */
const signs = new Set('-<>=≤≥~≈±%°′″\'"')
const comparison = /^[<>≤≥~≈±]/
const digit = /\d/

/** Whether two texts of figures differ in nothing but blanks beside such signs; after a comparison, before a unit too. */
export function sameSpacing(a: string, b: string): boolean {
  if (a.length === b.length || !isAlike(a, b)) return false
  const compares = comparison.test(a)
  let at = 0
  for (let other = 0; at < a.length || other < b.length; ) {
    if (a[at] === b[other]) {
      at++
      other++
      continue
    }
    const text = a[at] === ' ' ? a : b
    const place = text === a ? at++ : other++
    if (text[place] !== ' ' || !isIdle(text[place - 1] ?? '', text[place + 1] ?? '', compares)) return false
  }
  return true
}

/** Told by the first and the last character: most texts are not. */
function isAlike(a: string, b: string): boolean {
  return a.charCodeAt(0) === b.charCodeAt(0) && a.at(-1) === b.at(-1)
}

function isIdle(before: string, after: string, compares: boolean): boolean {
  return signs.has(before) || signs.has(after) || (compares && digit.test(before))
}
