import { sharedGrams } from './shared-grams.ts'
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
  for (const shared of sharedGrams(a, b)) {
    precision += shared / (b.length - orders)
    recall += shared / (a.length - orders)
    if (++orders === order) break
  }
  if (orders === 0 || precision + recall === 0) return 0
  const p = precision / orders
  const r = recall / orders
  return ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r)
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
