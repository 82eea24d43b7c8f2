import type { Histogram, Interval } from '../types.ts'

export const histogramText = (histogram: Histogram): string =>
  histogram.length === 0 ? 'none' : histogram.map(({ loss, count }) => `${loss} x ${count}`).join(', ')

export const intervalText = ({ low, high }: Interval): string => `[${low}, ${high}]`
