import { sameCode } from './codes.ts'
import { parseCompactDay, parseMoment, sameMoment } from './dates.ts'
import { fuzzyEqual } from './fuzzy.ts'
import { hasLeadingZero, parseNumber, sameNumber } from './numbers.ts'
import { parseQuantity, sameQuantity } from './quantities.ts'
import { normalizeField, tidy } from './strings.ts'

export type Scalar = string | number | bigint | boolean | null
export type Leniency = {
  strings: 'exact' | 'normalized' | 'fuzzy'
  tolerance: number
  /** the currencies that the reference names: where there are any, a sign at a number has to be one of them */
  currencies?: () => ReadonlySet<string>
}

/** Fields whose digits are a name, not a quantity: version 1.10 is not version 1.1. */
const identifying =
  /(?:^|[_-]|(?<=[a-z]))(?:version|ver|v|release|ids?|code|sku|phone|fax|zip|postal|iban|isbn|serial|account|plu|ean)(?:$|[_-]|(?=[A-Z]))/i

export function isIdentifier(key: string): boolean {
  return identifying.test(key) || /(?:Id|ID|Code|Number|No)$/.test(key) || /(?:^|_)(?:number|no)$/.test(key)
}

/** Whether two leaves say the same. */
export function sameScalar(a: Scalar, b: Scalar, leniency: Leniency, key: string): boolean {
  if (a === b) return true
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b, leniency.tolerance)
  if (typeof a === 'bigint' || typeof b === 'bigint') return sameBig(a, b)
  if (leniency.strings === 'exact') return false
  if (typeof a === 'string' && typeof b === 'string') return sameString(a, b, leniency, key)
  if (typeof a === 'number' && typeof b === 'string') return sameAcross(a, b, leniency)
  if (typeof a === 'string' && typeof b === 'number') return sameAcross(b, a, leniency)
  return false
}

function sameBig(a: Scalar, b: Scalar): boolean {
  const digits = /^-?\d+$/
  const one = String(a)
  const other = String(b)
  return digits.test(one) && digits.test(other) && BigInt(one) === BigInt(other)
}

function sameAcross(number: number, text: string, leniency: Leniency): boolean {
  if (hasLeadingZero(text)) return false
  const parsed = parseNumber(text)
  if (parsed !== null) return sameNumber(number, parsed, leniency.tolerance)
  const money = parseQuantity(text.trim())
  return (
    money?.isMoney === true &&
    isFitting(money.unit, leniency) &&
    sameNumber(number, money.value, leniency.tolerance)
  )
}

function isFitting(currency: string, leniency: Leniency): boolean {
  const named = leniency.currencies?.() ?? new Set<string>()
  return named.size === 0 || named.has(currency)
}

function sameString(a: string, b: string, leniency: Leniency, key: string): boolean {
  const first = normalizeField(a)
  const second = normalizeField(b)
  if (first === second) return !/\d\s?[A-Za-z]/.test(a) || sameUnit(a, b, leniency)
  if (/\d/.test(first) && sameCode(first, second, key)) return true
  if (!isIdentifier(key)) {
    const one = numberIn(first)
    const other = one === null ? null : numberIn(second)
    if (one !== null && other !== null) return sameNumber(one, other, leniency.tolerance)
    if (isSameMoment(first, second)) return true
    if (/\d/.test(first) && /\d/.test(second) && sameMeasure(a, b, leniency)) return true
  }
  return leniency.strings === 'fuzzy' && fuzzyEqual(a, b)
}

/** What is the same without case is not where case tells one unit from another: mW, MW. */
function sameUnit(a: string, b: string, leniency: Leniency): boolean {
  const [one, other] = [parseQuantity(tidy(a)), parseQuantity(tidy(b))]
  return one === null || other === null || sameQuantity(one, other, leniency.tolerance)
}

/** 5kg and 5.0 kg; $5 and 5 USD, and 5 where the currency goes without saying. */
function sameMeasure(a: string, b: string, leniency: Leniency): boolean {
  const [left, right] = [tidy(a), tidy(b)]
  const [one, other] = [parseQuantity(left), parseQuantity(right)]
  if (one !== null && other !== null) return sameQuantity(one, other, leniency.tolerance)
  const [money, text] = one !== null ? [one, right] : [other, left]
  if (money?.isMoney !== true || !isFitting(money.unit, leniency)) return false
  const plain = numberIn(text)
  return plain !== null && sameNumber(plain, money.value, leniency.tolerance)
}

/** Eight digits are taken for a day only beside a date that is written out. */
function isSameMoment(a: string, b: string): boolean {
  const [one, other] = [parseMoment(a), parseMoment(b)]
  if (one !== null && other !== null) return sameMoment(one, other)
  if (one === null && other === null) return false
  const [left, right] = [one ?? parseCompactDay(a), other ?? parseCompactDay(b)]
  return left !== null && right !== null && sameMoment(left, right)
}

function numberIn(text: string): number | null {
  return hasLeadingZero(text) ? null : parseNumber(text)
}
