import { InvalidArgumentError } from 'commander'

/** A whole number above 0. */
export function count(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number above 0 is expected.')
  return value
}

export const counts = (text: string): number[] => text.split(',').map((part) => count(part))

/** Shares by commas: 0.02,0.05 */
export function shares(text: string): number[] {
  return text.split(',').map((part) => {
    const value = part.trim() === '' ? Number.NaN : Number(part)
    if (!(value >= 0 && value < 1))
      throw new InvalidArgumentError('Shares from 0 to 1, such as 0.02, are expected.')
    return value
  })
}

export const share = (text: string): number => shares(text)[0] ?? 0

/** A number of 0 or more. */
export function amount(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
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
