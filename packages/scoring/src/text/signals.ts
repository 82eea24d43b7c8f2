import { languageOf } from './language.ts'
import { chrF, tokenF1 } from './similarity.ts'

const sameWords = 1 / 3

/** What can be said of two texts that differ, for the reader of a report; none of it decides. */
export function textSignals(
  reference: string,
  candidate: string,
  similarity = chrF(reference, candidate),
): string[] {
  const shared = tokenF1(reference, candidate)
  const notes = [`chrF ${similarity.toFixed(2)}`, `token F1 ${shared.toFixed(2)}`]
  if (reference.length > 0) notes.push(`length ${(candidate.length / reference.length).toFixed(2)} x`)
  // Telling a language takes longer than all else; texts that share a third of their words have one.
  if (shared < sameWords) {
    const [from, to] = [languageOf(reference), languageOf(candidate)]
    if (from !== null && to !== null && from !== to) notes.push(`language ${to} instead of ${from}`)
  }
  const [was, is] = [formatOf(reference), formatOf(candidate)]
  if (was !== is) notes.push(`format: ${is} instead of ${was}`)
  return notes
}

/** How a text is laid out, by what most of it is. */
export function formatOf(text: string): string {
  const sample = text.slice(0, 20_000).trim()
  if (/^[[{]/.test(sample) && /[\]}]$/.test(text.trim())) return 'JSON'
  if (sample.includes('```')) return 'code'
  if (/^\|.*\|[ \t]*\n\|[ :|-]+\|/m.test(sample)) return 'table'
  const lines = sample.split('\n').filter((line) => line.trim() !== '')
  const listed = lines.filter((line) => /^[ \t]*(?:[-*•+]|\d{1,3}[.)])[ \t]/.test(line)).length
  if (listed * 2 >= lines.length && listed > 1) return 'list'
  return /^#{1,6} /m.test(sample) ? 'headed text' : 'plain text'
}
