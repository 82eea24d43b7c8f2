const nanoPerDollar = 1_000_000_000

/** For sentences: `2.3 %`. */
export function percent(share: number): string {
  const value = share * 100
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 0.095 || value === 0 ? 1 : 2
  return `${Number(value.toFixed(digits))} %`
}

/** `$1,234`, `$0.0042` */
export function dollars(nano: number): string {
  const value = Math.abs(nano) / nanoPerDollar
  const text =
    value >= 100 || value === 0
      ? Math.round(value).toLocaleString('en-US')
      : value >= 0.01
        ? value.toFixed(2)
        : String(Number(value.toPrecision(3)))
  return `${nano < 0 ? '-' : ''}$${text}`
}

export function count(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}

export function days(value: number): string {
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value)
  return `${rounded.toLocaleString('en-US')} ${rounded === 1 ? 'day' : 'days'}`
}

/** e-values as odds: `E = 1,234` up to a million, then powers of ten */
export function eValue(logE: number): string {
  return logE < Math.log(1e6)
    ? Number(Math.exp(logE).toPrecision(3)).toLocaleString('en-US')
    : `10^${(logE / Math.LN10).toFixed(1)}`
}

/** of an estimate the first digits say all there is to say */
const roughly = (n: number) => (n < 1_000 ? n : Number(n.toPrecision(3)))

const daysPerYear = 365
const manyYears = 2
const tooManyYears = 100
const tooManyUnits = 10_000_000

/**
 * How much longer, as a sentence and as a few words for a table: what nobody would wait for is said
 * in years, or not to be reachable, rather than with seven digits.
 */
export function neededWords({
  units,
  days: time,
  toward,
}: {
  units: number | null
  days: number | null
  toward?: 'switch' | 'stay' | null
}): {
  long: string
  short: string
} {
  if (units === null)
    return { long: 'more units that look like these would not decide it', short: 'not reachable' }
  const years = time === null ? 0 : time / daysPerYear
  if (years > tooManyYears)
    return { long: `not reachable: more than ${tooManyYears} years at this rate`, short: 'not reachable' }
  if (years > manyYears) {
    const whole = `more than ${Math.floor(years)} years`
    return { long: `${whole} at this rate`, short: whole }
  }
  if (time === null && units > tooManyUnits) {
    const many = 'more than ten million more units'
    return { long: many, short: many }
  }
  if (units === 0) {
    const more = time === null ? 'more days' : `${days(time)} more`
    return { long: `${more} of traffic`, short: more }
  }
  const more = `about ${count(roughly(units))} more`
  const at = time === null ? '' : `, ${days(time)} at the current rate`
  const until = toward === 'stay' ? ' until harm is proven' : ''
  return { long: `${more} ${units === 1 ? 'unit' : 'units'}${until}${at}`, short: more }
}
