import { type Random, randomOf } from '@tierdrop/simulator'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** How busy each hour of a day is: quiet nights, a peak before noon and one after. */
const byHour = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 13, 12, 9, 11, 12, 11, 9, 8, 7, 6, 5, 4, 3, 2]
const dayTotal = byHour.reduce((sum, weight) => sum + weight, 0)

/** When sessions begin in one hour of the week, in order. */
export function arrivals(
  { seed, perDay, from }: { seed: string; perDay: number; from: number },
  hour: number,
): number[] {
  const random = randomOf(seed, 'arrivals', hour)
  const expected = (perDay * (byHour[hour % 24] ?? 0)) / dayTotal
  const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
  const start = from + hour * hourMs
  return Array.from({ length: count }, () => start + random.int(0, hourMs - 1)).sort((a, b) => a - b)
}

/** The vendor is out from two until half past four in the fourth night: few requests succeed, and no shadow call. */
export function isOut(at: number, from: number): boolean {
  const since = at - from - 3 * dayMs
  return since >= 2 * hourMs && since < 4.5 * hourMs
}

/** A UUIDv7 of this time, its other bits from the sequence. */
export function idAt(at: number, random: Random): string {
  const time = at.toString(16).padStart(12, '0')
  const [a, b, c] = [bits(random, 24), bits(random, 32), bits(random, 16)]
  const variant = (8 + Math.floor(random.next() * 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(3)}-${b}${c}`
}

function bits(random: Random, count: number): string {
  const whole = 2 ** count
  // one more in front keeps the zeros
  return (whole + Math.floor(random.next() * whole)).toString(16).slice(1)
}
