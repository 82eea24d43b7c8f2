import { closest, distance } from 'fastest-levenshtein'
import { looksSecret } from './secret.ts'

export type FaultCode =
  | 'missing-file'
  | 'syntax'
  | 'unknown-key'
  | 'value'
  | 'reference'
  | 'duplicate'
  | 'secret'

export type Fault = {
  file: string
  /** null where the fault is no line's, a missing file say */
  line: number | null
  /** `tiers.nano.model`; '' for the whole file */
  path: string
  code: FaultCode
  /** complete by itself: place, found value, expectation */
  message: string
}

export type Path = readonly (string | number)[]

/** What a check finds; where it stands in the file is looked up once, at the end. */
export type Finding = {
  at: Path
  code: FaultCode
  says: string
  /** the key itself is wrong, not what stands behind it */
  onKey?: boolean
}

export function pathText(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else if (/^[\w-]+$/.test(part)) text += text === '' ? part : `.${part}`
    else text += `[${JSON.stringify(part)}]`
  }
  return text
}

/** A value as a message may show it: short, and never a credential. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string' && looksSecret(value)) return 'a value that looks like a secret (not shown)'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (value !== null && typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** The one of `valid` that was probably meant, or null where nothing is near. */
function nearest(given: string, valid: readonly string[]): string | null {
  if (valid.length === 0) return null
  const best = closest(given.toLowerCase(), [...valid])
  return distance(given.toLowerCase(), best.toLowerCase()) <= Math.max(2, given.length / 3) ? best : null
}

/** `did you mean "nano"?`, or what there is to choose from. */
export function suggestion(given: string, valid: readonly string[]): string {
  if (valid.length === 0) return 'there are none'
  const near = nearest(given, valid)
  if (near !== null) return `did you mean "${near}"?`
  return `there are: ${valid.slice(0, 12).join(', ')}${valid.length > 12 ? ', …' : ''}`
}
