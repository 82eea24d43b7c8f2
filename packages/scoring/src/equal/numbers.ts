/** Numbers as they are written: 1,234.50 and 1.234,50 and 1234.5 and 1.2345e3. */
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const grouped = /^[+-]?\d{1,3}(?:([, '’\u00a0\u202f_])\d{3})(?:\1\d{3})*(?:\.\d+)?$/
const groupedContinental = /^[+-]?\d{1,3}(?:([. '’\u00a0\u202f])\d{3})(?:\1\d{3})*,\d+$/
const groupedDots = /^[+-]?\d{1,3}\.\d{3}(?:\.\d{3})+$/
/** 12,34,567 in India */
const groupedIndian = /^[+-]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/
const decimalComma = /^[+-]?\d+,(?:\d{1,2}|\d{4,})$/
/** what all of these have in common, so that what is none is told by one look */
const common = /^[-+\u2212\u2013]?\(?[\d.,'’ \u00a0\u202f_]+(?:e[-+\u2212\u2013]?\d+)?\)?[-\u2212]?$/i
/** an account number, not a quantity: a double would swallow its last digits */
const manyDigits = 15

export function parseNumber(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed.length === 0 || trimmed.length > 40 || !common.test(trimmed)) return null
  const written = signed(trimmed)
  if (significant(written) > manyDigits) return null
  if (plain.test(written)) return finite(Number(written))
  if (grouped.test(written)) return Number(written.replace(/[, '’\u00a0\u202f_]/g, ''))
  if (groupedIndian.test(written)) return Number(written.replaceAll(',', ''))
  if (groupedContinental.test(written))
    return Number(written.replace(/[. '’\u00a0\u202f]/g, '').replace(',', '.'))
  if (groupedDots.test(written)) return Number(written.replaceAll('.', ''))
  if (decimalComma.test(written)) return Number(written.replace(',', '.'))
  return null
}

/** 1e400 is a number that no double holds, not the same as 1e500. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** A minus of its own sign, at a distance or behind, and the brackets of accountants: (500.00), 500.00-. */
function signed(text: string): string {
  const bracketed = /^\(([\d.,'’ \u00a0]*\d)\)$/.exec(text)
  if (bracketed) return `-${bracketed[1]}`
  const written = text.replace(/[\u2212\u2013]/g, '-').replace(/^([-+])\s+/, '$1')
  return written.endsWith('-') && digitFirst.test(written) ? `-${written.slice(0, -1)}` : written
}

const digitFirst = /^[\d.,]/

function significant(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 101 || code === 69) break
    if (code >= 48 && code <= 57 && (digits > 0 || code !== 48)) digits++
  }
  return digits
}

/** "007" is a code: its zeros count. */
export function hasLeadingZero(text: string): boolean {
  return /^[+-]?0\d/.test(text.trim())
}

/** The same up to the tolerance, or up to how a double is printed. */
export function sameNumber(a: number, b: number, tolerance = 0): boolean {
  if (a === b) return true
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.isNaN(a) && Number.isNaN(b)
  const apart = Math.abs(a - b)
  if (apart <= tolerance) return true
  const scale = Math.max(Math.abs(a), Math.abs(b))
  // A tolerance is written in decimal: 0.3 - 0.2 must count as 0.1.
  if (tolerance > 0 && apart - tolerance <= scale * 1e-12) return true
  // Integers are exact in a double; only fractions are subject to rounding.
  if (Number.isInteger(a) && Number.isInteger(b)) return false
  return apart <= scale * 1e-9
}
