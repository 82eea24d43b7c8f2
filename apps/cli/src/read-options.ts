import { InvalidArgumentError } from 'commander'

/** A whole number above 0. */
export function count(text: string): number {
  const value = numberIn(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number above 0 is expected.')
  return value
}

export const counts = (text: string): number[] => text.split(',').map(count)

/** A whole number of 0 or more. */
export function whole(text: string): number {
  const value = numberIn(text)
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('A whole number of 0 or more is expected.')
  return value
}

export function share(text: string): number {
  const value = numberIn(text)
  if (!(value >= 0 && value <= 1))
    throw new InvalidArgumentError('A share from 0 to 1, such as 0.2, is expected.')
  return value
}

/** A share that is less than everything: a margin, or how often two arms differ. */
export function shareBelowOne(text: string): number {
  const value = numberIn(text)
  if (!(value >= 0 && value < 1))
    throw new InvalidArgumentError('A share of 0 or more and below 1, such as 0.02, is expected.')
  return value
}

/** The same by commas: 0.02,0.05 */
export const sharesBelowOne = (text: string): number[] => text.split(',').map(shareBelowOne)

/** As config takes it. */
export function risk(text: string): number {
  const value = numberIn(text)
  if (!(value > 0 && value < 0.5))
    throw new InvalidArgumentError('A share above 0 and below 0.5, such as 0.05, is expected.')
  return value
}

/** A number of 0 or more. */
export function amount(text: string): number {
  const value = numberIn(text)
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new InvalidArgumentError('A number of 0 or more is expected.')
  return value
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A time as ISO 8601, or a while ago such as 30d, as ms UTC. */
export function time(text: string): number {
  const ago = /^(\d+)([mhd])$/.exec(text)
  const at = ago ? Date.now() - Number(ago[1]) * units[ago[2] as keyof typeof units] : Date.parse(text)
  if (Number.isNaN(at))
    throw new InvalidArgumentError(
      'A time such as 2026-03-31 or 2026-03-31T12:00Z, or a while ago such as 30d, is expected.',
    )
  return at
}

/** Nothing is no number, least of all 0. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
