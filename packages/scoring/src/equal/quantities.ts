import { remembered } from '../remembered.ts'
import { hasLeadingZero, parseNumber, sameNumber } from './numbers.ts'

/** A number and what it is of: 5 kg, 12.5%, $1,234.50, 1,234.50 EUR. */
export type Quantity = { value: number; unit: string; isMoney: boolean }

const currencies: Readonly<Record<string, string>> = {
  $: '$',
  usd: '$',
  us$: '$',
  dollar: '$',
  dollars: '$',
  '€': '€',
  eur: '€',
  euro: '€',
  euros: '€',
  '£': '£',
  gbp: '£',
  '¥': '¥',
  jpy: '¥',
  '₹': '₹',
  inr: '₹',
  chf: 'chf',
  cad: 'cad',
  aud: 'aud',
  cny: 'cny',
  sek: 'sek',
}
const sign = /^(-?)(us\$|[$€£¥₹]|[a-z]{3}(?=[\s\d]))\s*(-?[\d.,'’ \u00a0]+)$/i
const unit = /^([+-]?[\d.,'’ \u00a0]*\d)\s*([^\d\s.,'’+-][^\d]{0,20}[23]?)$/
const longest = 60
const scaled =
  /^(\D{0,4}[\d.,'’ \u00a0]*\d)\s?(thousand|million|billion|trillion|mio|mln|mrd|bn)\b\.?\s*(.*)$/i
/** 10k, and $1.5m: without a currency, m is a length */
const shortScaled = /^([\d.,'’ ]*\d)(k)$|^([-+]?[$€£¥₹] ?[\d.,'’ ]*\d)([kmb])$/i
const bracketed = /^\(([^()]*\d[^()]*)\)$/
const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  mio: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
  mrd: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  b: 1e9,
}

/** What a text is a quantity of; null where it is none, or a plain number. */
export function parseQuantity(text: string): Quantity | null {
  if (text.length > longest || !/\d/.test(text)) return null
  const loss = bracketed.exec(text)
  if (loss) return negative(parseQuantity(loss[1] ?? ''))
  const large = scaled.exec(text)
  const short = large === null ? shortScaled.exec(text) : null
  if (short) return readScaled(short[1] ?? short[3] ?? '', short[2] ?? short[4] ?? '', '')
  return large === null ? readQuantity(text) : readScaled(large[1] ?? '', large[2] ?? '', large[3] ?? '')
}

function readScaled(amount: string, word: string, rest: string): Quantity | null {
  const scale = scales[word.toLowerCase()] ?? 1
  const bare = numberOf(amount)
  if (bare !== null && rest === '') return { value: bare * scale, unit: '', isMoney: false }
  const read = readQuantity(`${amount} ${rest}`.trim())
  return read && { ...read, value: read.value * scale }
}

/** ($45) is what accountants write for -$45. */
function negative(read: Quantity | null): Quantity | null {
  return read?.isMoney === true ? { ...read, value: -read.value } : null
}

function readQuantity(text: string): Quantity | null {
  const money = sign.exec(text)
  if (money) {
    const currency = currencies[(money[2] ?? '').toLowerCase()]
    const value = numberOf((money[1] ?? '') + (money[3] ?? ''))
    return currency === undefined || value === null ? null : { value, unit: currency, isMoney: true }
  }
  const other = unit.exec(text)
  const value = other ? numberOf(other[1] ?? '') : null
  return !other || value === null ? null : quantityOf(value, (other[2] ?? '').trim())
}

function quantityOf(value: number, written: string): Quantity {
  const currency = currencies[written.toLowerCase()]
  return currency === undefined
    ? { value, unit: foldUnit(written), isMoney: false }
    : { value, unit: currency, isMoney: true }
}

/** what is written after a number and makes another one of it */
const multiplies = /^e$|illion|thousand|^(?:mio|mln|mrd|bn|[ap]m?)$/i
/** units met, null where it is none */
const plainUnit = remembered<Quantity | null>(1000, (written) =>
  multiplies.test(written) ? null : quantityOf(0, written),
)
/** the unit that was looked up last: the items of a list often have one */
let last: { written: string; is: Quantity | null } = { written: ' ', is: null }

/** Reads the plainest way of writing one: digits, a point, a unit of letters. Ordinary, and told without a pattern. */
export function readPlainQuantity(text: string, into: Quantity): boolean {
  if (text.length > 40) return false
  let at = 0
  while (text.charCodeAt(at) === 32) at++
  const start = at
  if (text.charCodeAt(at) === 45) at++
  const whole = at
  at = endOfDigits(text, whole)
  const digits = at - whole
  if (digits === 0 || digits > 15 || (digits > 1 && text.charCodeAt(whole) === 48)) return false
  if (text.charCodeAt(at) === 46) {
    const point = at
    at = endOfDigits(text, point + 1)
    if (at === point + 1 || at > point + 10) return false
  }
  const end = at
  if (text.charCodeAt(at) === 32) at++
  const from = at
  while (isOfUnit(text.charCodeAt(at))) at++
  const known = at - from <= 12 ? unitOf(text, from, at) : null
  while (text.charCodeAt(at) === 32) at++
  if (known === null || at < text.length) return false
  into.unit = known.unit
  into.isMoney = known.isMoney
  into.value = end - start <= 15 ? numberAt(text, start, end) : Number(text.slice(start, end))
  return true
}

/** Of so few digits, what `Number` would read: two integers that doubles hold, divided once. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0
  let scale = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 46) scale = 1
    else if (code !== 45) {
      value = value * 10 + code - 48
      scale *= 10
    }
  }
  if (scale > 1) value /= scale
  return text.charCodeAt(from) === 45 ? -value : value
}

function endOfDigits(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at++
  return at
}

function isOfUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 37
}

function unitOf(text: string, from: number, to: number): Quantity | null {
  if (to - from === last.written.length && text.startsWith(last.written, from)) return last.is
  const written = text.slice(from, to)
  const is = plainUnit(written)
  last = { written, is }
  return is
}

export function isCurrency(word: string): boolean {
  return Object.hasOwn(currencies, word)
}

export function currencyOf(text: string): string | null {
  return currencies[text.trim().toLowerCase()] ?? parseMoney(text)
}

function parseMoney(text: string): string | null {
  const quantity = parseQuantity(text.trim())
  return quantity?.isMoney === true ? quantity.unit : null
}

function numberOf(text: string): number | null {
  return hasLeadingZero(text) ? null : parseNumber(text.trim())
}

/** a unit in full beside its sign */
const aliases = new Map(
  Object.entries({
    '%': 'percent, pct, per cent, prozent, pour cent, por ciento, per cento, procent',
    min: 'minute, minutes, mins',
    h: 'hour, hours, hr, hrs',
    s: 'second, seconds, sec, secs',
    ms: 'millisecond, milliseconds, msec',
    kg: 'kilogram, kilograms, kilogramme, kilogrammes, kgs',
    g: 'gram, grams, gramme, grammes',
    mg: 'milligram, milligrams',
    km: 'kilometer, kilometers, kilometre, kilometres, kms',
    m: 'meter, meters, metre, metres',
    cm: 'centimeter, centimeters, centimetre, centimetres',
    mm: 'millimeter, millimeters, millimetre, millimetres',
    l: 'liter, liters, litre, litres',
    ml: 'milliliter, milliliters, millilitre, millilitres',
    lb: 'lbs, pound, pounds',
    oz: 'ounce, ounces',
    ft: 'foot, feet',
    in: 'inch, inches',
    mi: 'mile, miles',
    yd: 'yard, yards',
    gal: 'gallon, gallons',
    m2: 'sq m, sqm, square meter, square meters, square metre, square metres',
    km2: 'sq km, square kilometers, square kilometres',
    ft2: 'sq ft, sqft, square foot, square feet',
    'km/h': 'kmh, kph, kilometers per hour, kilometres per hour',
    mph: 'miles per hour',
    '°c': 'degrees celsius, degree celsius, celsius, ° c',
    '°f': 'degrees fahrenheit, degree fahrenheit, fahrenheit, ° f',
    kb: 'kilobyte, kilobytes',
    mb: 'megabyte, megabytes',
    gb: 'gigabyte, gigabytes',
    tb: 'terabyte, terabytes',
    kbit: 'kilobit, kilobits',
    Mb: 'megabit, megabits',
    Gb: 'gigabit, gigabits',
    day: 'days',
    week: 'weeks, wk, wks',
    month: 'months',
    year: 'years, yr, yrs',
  }).flatMap(([sign, words]) => words.split(', ').map((word) => [word, sign] as const)),
)

/** mW is not MW, m not M and Mb not MB; apart from that, capitals say nothing in a unit. */
export const foldUnit = remembered(1000, readUnit)

function readUnit(unit: string): string {
  const plain = unit.replace('^', '')
  return /^(?:M(?:W|Wh|V|A|J|g|Pa)?|mHz|[KkMGT]b(?:ps|it|\/s)?)$/.test(plain)
    ? plain
    : (aliases.get(plain.toLowerCase()) ?? plain.toLowerCase())
}

export function sameQuantity(a: Quantity, b: Quantity, tolerance: number): boolean {
  return a.unit === b.unit && sameNumber(a.value, b.value, tolerance)
}
