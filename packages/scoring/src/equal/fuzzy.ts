import { distance } from 'fastest-levenshtein'
import { normalizeField } from './strings.ts'

/** Edit distance costs the product of the lengths, so long strings are compared by their words. */
const editable = 1024

/** Share of the characters (or, in long strings, words) that two strings have in common. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  if (longer <= editable) return 1 - distance(a, b) / longer
  return sharedWords(a, b)
}

function sharedWords(a: string, b: string): number {
  const counts = new Map<string, number>()
  const first = a.split(/\s+/)
  const second = b.split(/\s+/)
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of second) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    shared++
  }
  return (2 * shared) / (first.length + second.length)
}

const threshold = 0.9

/** What telling two strings apart takes, in steps of about a tenth of a microsecond. */
export function fuzzyCost(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  return 20 + (a.length + b.length) / 4 + (longer <= editable ? (a.length * b.length) / 250 : longer / 2)
}

/** Alike up to a slip of the pen, but never where the figures in them differ. */
export function fuzzyEqual(a: string, b: string): boolean {
  const first = normalizeField(a)
  const second = normalizeField(b)
  if (first === second) return true
  if (digits(first) !== digits(second)) return false
  return similarity(letters(first), letters(second)) >= threshold
}

function digits(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ')
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
