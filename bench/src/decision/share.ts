import type { Figure } from '../figure.ts'

const z = 1.959963984540054

/** Wilson's interval: of simulated runs, looked at once. */
export function shareInterval(count: number, n: number): { low: number; high: number } {
  const p = count / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** A share of runs in percent with its interval; met where the share itself keeps the limit. */
export function shareFigure(
  figure: string,
  count: number,
  n: number,
  most: number | null,
  yardstick: string | null = null,
): Figure {
  const { low, high } = shareInterval(count, n)
  const percent = (share: number) => Number((share * 100).toFixed(1))
  return {
    figure,
    value: percent(count / n),
    unit: `% of ${n.toLocaleString('en-US')} runs (${percent(low)}-${percent(high)})`,
    yardstick,
    ratio: null,
    goal: most === null ? null : `at most ${percent(most)} %`,
    met: most === null ? null : count / n <= most,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
