// How figures read on pages: unknown is said, a count is grouped, money keeps the digits that matter.

export const unknown = 'unknown'
const counts = new Intl.NumberFormat('en-US')

export function count(value: number | null): string {
  return value === null ? unknown : counts.format(value)
}

/** A count with its noun: 1 request, 2 requests. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${counts.format(value)} ${value === 1 ? noun : plural}`
}

export function percent(share: number | null, digits = 1): string {
  if (share === null || Number.isNaN(share)) return unknown
  const text = (share * 100).toFixed(digits)
  return `${text === `-${(0).toFixed(digits)}` ? (0).toFixed(digits) : text} %`
}

/** Percentage points with a sign, as losses are read. */
export function points(share: number | null, digits = 1): string {
  if (share === null) return unknown
  const text = (share * 100).toFixed(digits)
  return share > 0 && Number(text) !== 0 ? `+${text}` : text.replace('-', '−')
}

/** Nano-dollars as dollars. */
export function dollars(nano: number | null): string {
  if (nano === null) return unknown
  const value = nano / 1e9
  const size = Math.abs(value)
  const digits = size >= 1000 ? 0 : size >= 1 || size === 0 ? 2 : size >= 0.01 ? 4 : 6
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(size)
  return `${value < 0 ? '−' : ''}$${text}`
}

export function milliseconds(value: number | null): string {
  if (value === null) return unknown
  if (value < 10) return `${value.toFixed(1)} ms`
  return value < 10_000 ? `${counts.format(Math.round(value))} ms` : `${(value / 1000).toFixed(1)} s`
}

/** ISO minutes in UTC: the same on every machine. */
export function instant(at: number | null): string {
  return at === null ? unknown : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

export function duration(ms: number | null): string {
  if (ms === null) return unknown
  const [value, unit] =
    ms < 60_000
      ? [ms / 1000, 's']
      : ms < 3_600_000
        ? [ms / 60_000, 'min']
        : ms < 2 * 86_400_000
          ? [ms / 3_600_000, 'h']
          : [ms / 86_400_000, 'days']
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}
