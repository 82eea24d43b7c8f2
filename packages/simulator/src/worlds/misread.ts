import type { Random } from '../seeded.ts'

/** As models misread: a number off by a little, a digit wrong, a word cut. Never the value itself. */
export function misread(value: string | number | null, random: Random): string | number {
  if (typeof value === 'number') {
    const off = random.pick([-100, -10, -1, 1, 10, 100])
    return Math.round((value + off > 0 ? value + off : value + Math.abs(off)) * 100) / 100
  }
  const text = value ?? 'unknown'
  if (/^[A-Z]{3}$/.test(text)) return text === 'EUR' ? 'USD' : 'EUR'
  const digits = [...text.matchAll(/\d/g)].map((match) => match.index)
  const at = digits.at(-1 - random.int(0, Math.min(1, Math.max(0, digits.length - 1))))
  if (at === undefined) return text.includes(' ') ? text.slice(0, text.lastIndexOf(' ')) : `${text}s`
  const digit = (Number(text[at]) + random.int(1, 8)) % 10
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
}
