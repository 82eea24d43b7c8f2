// How figures read on pages: unknown is said, a count is grouped, money keeps the digits that matter.

export const unknown = 'unknown'
const counts = new Intl.NumberFormat('en-US')
const isUnknown = (value: number | null): value is null => value === null || !Number.isFinite(value)

export function count(value: number | null): string {
  return isUnknown(value) ? unknown : counts.format(value)
}

/** A count with its noun: 1 request, 2 requests. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${counts.format(value)} ${value === 1 ? noun : plural}`
}

/** A share; one too small for the digits shown is never shown as none. */
export function percent(share: number | null, digits = 1): string {
  if (isUnknown(share)) return unknown
  const least = 10 ** -digits
  if (share > 0 && share * 100 < least / 2) return `< ${least.toFixed(digits)} %`
  if (share < 1 && share * 100 > 100 - least / 2) return `> ${(100 - least).toFixed(digits)} %`
  return `${minus((share * 100).toFixed(digits))} %`
}

/** Percentage points with a sign, as losses are read. */
export function points(share: number | null, digits = 1): string {
  if (isUnknown(share)) return unknown
  const text = minus((share * 100).toFixed(digits))
  return share > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** The same without a sign, for what is tolerated. */
export function bare(share: number | null): string {
  return isUnknown(share) ? unknown : minus((share * 100).toFixed(1))
}

/** Nano-dollars as dollars. What is beyond any price is no bound. */
export function dollars(nano: number | null): string {
  if (nano === null || Number.isNaN(nano)) return unknown
  const value = nano / 1e9
  const size = Math.abs(value)
  if (size > 1e15) return value < 0 ? 'no lower bound' : 'no upper bound'
  const digits = size >= 1000 ? 0 : size >= 1 || size === 0 ? 2 : 4
  const form =
    size > 0 && size < 0.01
      ? { maximumSignificantDigits: 4 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const text = new Intl.NumberFormat('en-US', form).format(size)
  return `${value < 0 ? '−' : ''}$${text}`
}

/** From one amount to another, the way a range is said. */
export function dollarRange({ low, high }: { low: number; high: number }): string {
  return `${dollars(low)} to ${dollars(high)}`
}

export function milliseconds(value: number | null): string {
  if (isUnknown(value)) return unknown
  if (value < 10) return `${value.toFixed(1)} ms`
  return value < 10_000 ? `${counts.format(Math.round(value))} ms` : `${(value / 1000).toFixed(1)} s`
}

/** From one time to another; the unit once where both have the same, for narrow columns. */
export function millisecondRange(low: number | null, high: number | null): string {
  const [from, to] = [low, high].map((end) => (end === null ? 'open' : milliseconds(end)))
  const unit = / \w+$/.exec(to ?? '')?.[0]
  return `${unit !== undefined && from?.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to}`
}

/** ISO minutes in UTC: the same on every machine. */
export function instant(at: number | null): string {
  if (isUnknown(at) || Math.abs(at) > 8.64e15) return unknown
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

export function duration(ms: number | null): string {
  if (isUnknown(ms)) return unknown
  const [value, unit] =
    ms < 60_000
      ? [ms / 1000, 's']
      : ms < 3_600_000
        ? [ms / 60_000, 'min']
        : ms < 2 * 86_400_000
          ? [ms / 3_600_000, 'h']
          : [ms / 86_400_000, 'days']
  const text = value < 10 ? value.toFixed(1).replace(/\.0$/, '') : counts.format(Math.round(value))
  return `${text} ${unit}`
}

/** An e-value from its logarithm; large ones by their power of ten. */
export function eValue(logE: number | null): string {
  if (logE === null || Number.isNaN(logE)) return unknown
  const power = logE / Math.LN10
  if (power >= 6) return `10^${counts.format(Math.min(Math.floor(power), 999_999))}`
  const value = Math.exp(logE)
  if (value >= 100) return counts.format(Math.round(value))
  return value >= 0.01 || value === 0 ? value.toFixed(value >= 10 ? 1 : 2) : '< 0.01'
}

/** With the sign that is as wide as a plus, and never a negative nothing. */
function minus(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}
