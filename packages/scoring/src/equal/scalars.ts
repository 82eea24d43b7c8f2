import { sameCode } from './codes.ts'
import { parseCompactDay, parseMoment, sameMoment } from './dates.ts'
import { type Effort, spend } from './effort.ts'
import { fuzzyCost, fuzzyEqual } from './fuzzy.ts'
import { isIdentifier } from './identifiers.ts'
import { mayBeNotation } from './notation.ts'
import { hasLeadingZero, parseNumber, sameNumber } from './numbers.ts'
import { parseQuantity, type Quantity, readPlainQuantity, sameQuantity } from './quantities.ts'
import { sameSpacing } from './spacing.ts'
import { normalizeField, tidy } from './strings.ts'

export type Scalar = string | number | bigint | boolean | null
export type Leniency = {
  strings: 'exact' | 'normalized' | 'fuzzy'
  tolerance: number
  /** the currencies that the reference names: where there are any, a sign at a number has to be one of them */
  currencies?: () => ReadonlySet<string>
  /** what reading notations may still cost */
  effort?: Effort
}

/** of reading the notations of two strings, and of so many characters of them */
const reading = 22
const charsPerStep = 24

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
  if (leniency.effort) spend(leniency.effort, reading)
  if (hasLeadingZero(text)) return false
  const parsed = parseNumber(text)
  if (parsed !== null) return sameNumber(number, parsed, leniency.tolerance)
  const money = parseQuantity(text.trim())
  if (money === null || !sameNumber(number, money.value, leniency.tolerance)) return false
  // A scale is no unit: 1.5 million is 1500000.
  return money.unit === '' || (money.isMoney && isFitting(money.unit, leniency))
}

function isFitting(currency: string, leniency: Leniency): boolean {
  const named = leniency.currencies?.() ?? new Set<string>()
  return named.size === 0 || named.has(currency)
}

function sameString(a: string, b: string, leniency: Leniency, key: string): boolean {
  const plain = samePlainQuantity(a, b, leniency, key)
  if (plain !== null) return plain
  if (leniency.effort) spend(leniency.effort, costOf(a) + costOf(b))
  const first = normalizeField(a)
  const second = normalizeField(b)
  if (first === second) return !/\d\s?[A-Za-z]/.test(a) || sameUnit(a, b, leniency)
  if (mayBeNotation(first) && mayBeNotation(second)) {
    if (leniency.effort) spend(leniency.effort, reading)
    if (sameNotation(a, b, first, second, leniency, key)) return true
  } else if (first.length + second.length >= shortestCodes && sameCode(first, second, key)) return true
  if (leniency.strings !== 'fuzzy') return false
  if (leniency.effort) spend(leniency.effort, fuzzyCost(first, second))
  return fuzzyEqual(a, b)
}

function costOf(text: string): number {
  return beyondAscii.test(text) ? 40 + text.length / 8 : 2 + text.length / charsPerStep
}

const beyondAscii = /\P{ASCII}/u
/** of two codes that differ in their gaps, together */
const shortestCodes = 20

function sameNotation(
  a: string,
  b: string,
  first: string,
  second: string,
  leniency: Leniency,
  key: string,
): boolean {
  if (sameCode(first, second, key)) return true
  if (isIdentifier(key)) return false
  const one = numberIn(first)
  const other = one === null ? null : numberIn(second)
  if (one !== null && other !== null) return sameNumber(one, other, leniency.tolerance)
  return isSameMoment(first, second) || sameMeasure(a, b, leniency) || sameSpacing(first, second)
}

/** what is read of two texts: a record for each would be as much work as reading it */
const left: Quantity = { value: 0, unit: '', isMoney: false }
const right: Quantity = { value: 0, unit: '', isMoney: false }

/** 5kg beside 5.0 kg, told without reading any other notation; null where one of them is of another. */
function samePlainQuantity(a: string, b: string, leniency: Leniency, key: string): boolean | null {
  if (leniency.strings === 'fuzzy' || isIdentifier(key)) return null
  if (!readPlainQuantity(a, left) || left.unit === '') return null
  if (!readPlainQuantity(b, right) || right.unit === '') return null
  return sameQuantity(left, right, leniency.tolerance)
}

/** What is the same without case is not where case tells one unit from another: mW, MW. */
function sameUnit(a: string, b: string, leniency: Leniency): boolean {
  const [one, other] = [parseQuantity(tidy(a)), parseQuantity(tidy(b))]
  return one === null || other === null || sameQuantity(one, other, leniency.tolerance)
}

/** 5kg and 5.0 kg; $5 and 5 USD, and 5 where the currency goes without saying. */
function sameMeasure(a: string, b: string, leniency: Leniency): boolean {
  const [written, given] = [tidy(a), tidy(b)]
  const [one, other] = [parseQuantity(written), parseQuantity(given)]
  if (one !== null && other !== null) return sameQuantity(one, other, leniency.tolerance)
  const [money, text] = one !== null ? [one, given] : [other, written]
  // 10k has no unit, and is no amount of money.
  if (money === null || money.isMoney !== (money.unit !== '')) return false
  if (money.isMoney && !isFitting(money.unit, leniency)) return false
  const plain = numberIn(text)
  return plain !== null && sameNumber(plain, money.value, leniency.tolerance)
}

/** Eight digits are taken for a day only beside a date that is written out. */
function isSameMoment(a: string, b: string): boolean {
  const [one, other] = [parseMoment(a), parseMoment(b)]
  if (one !== null && other !== null) return sameMoment(one, other)
  if (one === null && other === null) return false
  const [first, second] = [one ?? parseCompactDay(a), other ?? parseCompactDay(b)]
  return first !== null && second !== null && sameMoment(first, second)
}

function numberIn(text: string): number | null {
  return hasLeadingZero(text) ? null : parseNumber(text)
}
