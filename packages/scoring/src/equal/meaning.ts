import { parseMoment } from './dates.ts'
import { type Effort, spend } from './effort.ts'
import { isIdentifier } from './identifiers.ts'
import { isEmpty } from './leaves.ts'
import { mayBeNotation } from './notation.ts'
import { hasLeadingZero, parseNumber } from './numbers.ts'
import { parseQuantity } from './quantities.ts'
import { normalizeField, tidy } from './strings.ts'

const reading = 20

/** A text that is the same for two values that say the same in different notations; it may be so for others too. */
export function meaningOf(value: unknown, key: string, effort: Effort): string {
  spend(effort, 1)
  if (typeof value === 'string') return meaningOfText(value, key, effort)
  if (Array.isArray(value))
    return `[${value
      .map((item) => meaningOf(item, key, effort))
      .sort()
      .join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => !isEmpty(item))
      .map(([name, item]) => `${name}:${meaningOf(item, name, effort)}`)
      .sort()
      .join(',')}}`
  return isEmpty(value) ? '' : String(value)
}

function meaningOfText(text: string, key: string, effort: Effort): string {
  spend(effort, 2 + text.length / 12)
  const plain = normalizeField(text)
  if (isIdentifier(key) || !mayBeNotation(plain)) return plain
  spend(effort, reading)
  const number = hasLeadingZero(plain) ? null : parseNumber(plain)
  if (number !== null) return String(number)
  const moment = parseMoment(plain)
  if (moment !== null) return moment.type === 'instant' ? String(moment.ms) : moment.key
  const quantity = parseQuantity(tidy(text))
  return quantity === null ? plain : String(quantity.value)
}
