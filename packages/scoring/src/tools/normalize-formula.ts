/** a quotation, never the prime of f'(x) */
const quotation = /(?<![\p{L}\p{N}])(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/gu

/**
 * Of a formula, powers are written ** or ^, a product with or without its sign; brackets and signs count. What
 * stands between quotes is content, whichever the quotes are.
 */
export function normalizeFormula(text: string): string {
  let made = ''
  let from = 0
  for (const match of text.matchAll(quotation)) {
    made += `${normalizeSigns(text.slice(from, match.index))}'${match[1] ?? match[2] ?? match[3] ?? ''}'`
    from = match.index + match[0].length
  }
  return (made + normalizeSigns(text.slice(from))).replace(/[.;]$/, '')
}

function normalizeSigns(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\*\*/g, '^')
    .replace(/(\d)\*(?=[a-z(])/g, '$1')
}
