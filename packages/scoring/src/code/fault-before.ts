import { parseSync } from 'oxc-parser'
import type { Language } from './extract-code.ts'

const endings = { javascript: 'mjs', typescript: 'ts', jsx: 'jsx', tsx: 'tsx' } as const
/** what may follow a place without nesting deeply */
const around = 100

/** The first fault of JavaScript up to a place where another parser is stuck; what is before it does not nest deeply. */
export function faultBefore(
  code: string,
  language: Exclude<Language, 'python' | 'other'>,
  place: number,
): string | null {
  const { errors } = parseSync(`reply.${endings[language]}`, code.slice(0, place + around))
  const [first] = errors
  const at = first?.labels[0]?.start
  // At the end it would be the cut that is at fault.
  const isOfCode = at !== undefined && (at < place + around / 2 || place + around >= code.length)
  return first && isOfCode ? first.message : null
}
