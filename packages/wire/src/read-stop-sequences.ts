import { list } from './narrow.ts'

/** One text, or a list of them. */
export const readStopSequences = (stop: unknown): string[] =>
  typeof stop === 'string' ? [stop] : list(stop).filter((sequence) => typeof sequence === 'string')
