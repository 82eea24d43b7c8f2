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

/** What a text is a quantity of; null where it is none, or a plain number. */
export function parseQuantity(text: string): Quantity | null {
  if (text.length > longest || !/\d/.test(text)) return null
  const money = sign.exec(text)
  if (money) {
    const currency = currencies[(money[2] ?? '').toLowerCase()]
    const value = numberOf((money[1] ?? '') + (money[3] ?? ''))
    return currency === undefined || value === null ? null : { value, unit: currency, isMoney: true }
  }
  const other = unit.exec(text)
  const value = other ? numberOf(other[1] ?? '') : null
  if (!other || value === null) return null
  const written = (other[2] ?? '').trim()
  const currency = currencies[written.toLowerCase()]
  return currency === undefined
    ? { value, unit: foldUnit(written), isMoney: false }
    : { value, unit: currency, isMoney: true }
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

/** mW is not MW and Mb not MB; apart from that, capitals say nothing in a unit. */
export function foldUnit(unit: string): string {
  const plain = unit.replace('^', '')
  return /^(?:M(?:W|Wh|V|A|J|g|Pa)|[KkMGT]b(?:ps|it|\/s)?)$/.test(plain) ? plain : plain.toLowerCase()
}

export function sameQuantity(a: Quantity, b: Quantity, tolerance: number): boolean {
  return a.unit === b.unit && sameNumber(a.value, b.value, tolerance)
}
