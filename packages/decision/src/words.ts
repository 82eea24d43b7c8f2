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
