import { words } from './words.ts'

/** Signals are read from the beginning of a long text: they explain, and equality has decided already. */
const sampled = 5000
const order = 6
const beta = 2

/** chrF (Popović 2015): F2 over character n-grams of 1 to 6, white space left out. */
export function chrF(reference: string, candidate: string): number {
  const a = reference.slice(0, sampled).replace(/\s+/g, '')
  const b = candidate.slice(0, sampled).replace(/\s+/g, '')
  if (a === b) return 1
  let precision = 0
  let recall = 0
  let orders = 0
  for (let n = 1; n <= order && n <= Math.min(a.length, b.length); n++) {
    const shared = sharedGrams(a, b, n)
    precision += shared / (b.length - n + 1)
    recall += shared / (a.length - n + 1)
    orders++
  }
  if (orders === 0 || precision + recall === 0) return 0
  const p = precision / orders
  const r = recall / orders
  return ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r)
}

function sharedGrams(a: string, b: string, n: number): number {
  const counts = new Map<string, number>()
  for (let at = 0; at + n <= a.length; at++) {
    const gram = a.slice(at, at + n)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + n <= b.length; at++) {
    const gram = b.slice(at, at + n)
    const left = counts.get(gram) ?? 0
    if (left === 0) continue
    counts.set(gram, left - 1)
    shared++
  }
  return shared
}

export function tokenF1(reference: string, candidate: string): number {
  const counts = new Map<string, number>()
  const a = words(reference.slice(0, sampled))
  const b = words(candidate.slice(0, sampled))
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    shared++
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length)
}
