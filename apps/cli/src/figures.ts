/** 0.0312 as 3.1; a sign only where it says something. */
export function points(share: number): string {
  const text = (share * 100).toFixed(1)
  return share > 0 && Number(text) !== 0 ? `+${text}` : text.replace(/^-0\.0$/, '0.0')
}

/** 0.931 as 93.1 */
export function share(value: number): string {
  return (value * 100).toFixed(1)
}

/** Nano-dollars as dollars; small sums with as many digits as say something. */
export function dollars(nano: number): string {
  const value = Math.abs(nano) / 1e9
  const digits = value >= 100 ? 0 : 2
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${nano < 0 && Number(value.toFixed(digits)) > 0 ? '-' : ''}$${text}`
}

/** Nano-dollars as dollars with four digits, for sums of single calls. */
export function cents(nano: number): string {
  return (nano / 1e9).toFixed(4)
}

/** Nano-dollars as dollars with four digits that say something, for what a single request costs. */
export function exactly(nano: number): string {
  const text = (Math.abs(nano) / 1e9).toLocaleString('en-US', { maximumSignificantDigits: 4 })
  return `${nano < 0 ? '-' : ''}$${text}`
}
