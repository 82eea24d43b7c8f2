import { composed, tidy } from '../equal/strings.ts'
import type { Counting } from './how-text-counts.ts'
import { normalizeArgument } from './normalize-argument.ts'
import { normalizeCode } from './normalize-code.ts'
import { normalizeFormula } from './normalize-formula.ts'
import { normalizeStatement } from './normalize-statement.ts'

/** Forms under which two texts are the same to a tool; any that both have will do. */
export function formsOf(text: string, counting: Counting): readonly string[] {
  switch (counting) {
    case 'letters':
      return [composed(text).trimEnd()]
    case 'code':
      return [normalizeStatement(text, true) ?? normalizeCode(composed(text))]
    case 'formula':
      return [normalizeFormula(tidy(text))]
    case 'name':
      return [normalizeName(text)]
    case 'words':
      return normalizeArgument(text)
  }
}

/** AA 123 and aa123, but not AA-123: a gap says nothing between letters and digits, and is written _ as well. */
function normalizeName(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replace(/(?<=\p{L})_(?=\p{L})/gu, ' ')
    .replace(/(?<=\p{L}) (?=\d)|(?<=\d) (?=\p{L})/gu, '')
}
