import type { ExitCode } from '@tierdrop/config'

/** One thing that was asked, and what the data say to it. */
export type Finding = {
  /** the tier or task, and what was asked of it */
  of: string
  what: string
  /** `no` is proven, or a regression; `open`: the data can't say yet */
  state: 'ok' | 'no' | 'open'
  /** with threshold, measured value and interval */
  text: string
  threshold: number | string | null
  value: number | string | null
  low: number | null
  high: number | null
}

/** One no is a no; what is open is no yes, and with `strict` a no. */
export function exitOf(findings: readonly Finding[], strict: boolean): ExitCode {
  if (findings.some(({ state }) => state === 'no')) return 1
  if (findings.some(({ state }) => state === 'open')) return strict ? 1 : 3
  return 0
}

type Measured = { value: number | null; low: number | null; high: number | null }

/** Words for a threshold met, missed, or lying within the interval. */
export function finding(
  of: string,
  what: string,
  state: Finding['state'],
  asked: {
    threshold: number
    words: 'at most' | 'at least'
    figure: (value: number) => string
    unit: string
  },
  measured: Measured,
): Finding {
  const { threshold, words, figure, unit } = asked
  const { value, low, high } = measured
  const ends = `${low === null ? 'open' : figure(low)} to ${high === null ? 'open' : figure(high)}`
  const found = value === null ? 'unknown' : `${figure(value)} (${ends}) ${unit}`
  return { of, what, state, text: `${found}, ${words} ${figure(threshold)} asked`, threshold, ...measured }
}

export function openFinding(
  of: string,
  what: string,
  text: string,
  threshold: number | string | null = null,
): Finding {
  return { of, what, state: 'open', text, threshold, value: null, low: null, high: null }
}
