import { hash } from 'node:crypto'

/** Keys are hashes of what they name, so that every machine gives the same key to the same thing. */
export const digest = (text: string, length = 24): string => hash('sha256', text, 'hex').slice(0, length)

/** A number in [0, 1) that depends on the text alone. */
export const fraction = (text: string): number =>
  Number.parseInt(hash('sha256', text, 'hex').slice(0, 12), 16) / 2 ** 48
