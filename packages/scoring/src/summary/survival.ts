import { composed } from '../equal/strings.ts'
import type { Fact } from './facts.ts'

/** A text in which facts are looked for. A summary may round what its source has, never the other way. */
export type Searched = {
  facts: readonly Fact[]
  folded: string
  /** without accents */
  plain: string
  keys: ReadonlySet<string>
  is: 'source' | 'summary'
}

export function searched(text: string, facts: readonly Fact[], is: Searched['is']): Searched {
  const folded = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
  return {
    facts,
    is,
    folded,
    plain: withoutAccents(folded),
    keys: new Set(facts.map((fact) => `${fact.type} ${fact.key}`)),
  }
}

function withoutAccents(text: string): string {
  return /\P{ASCII}/u.test(text)
    ? composed(text)
        .normalize('NFD')
        .replace(/\p{Mn}+/gu, '')
    : text
}

/** Ltd and GmbH are no part of what a company is called. */
function bareName(key: string): string {
  return key.replace(/[,\s]+(?:ltd|limited|gmbh|inc|corp|corporation|llc|plc|ag|sa|bv|nv|co|kg|se)\.?$/, '')
}

/** Whether a text has a fact, in its own words where that is plain: rounded numbers, surnames, a date without its year. */
export function has(text: Searched, fact: Fact): boolean {
  if (text.keys.has(`${fact.type} ${fact.key}`)) return true
  if (fact.type === 'number')
    return text.facts.some(
      (other) =>
        other.type === 'number' && (text.is === 'source' ? isRounding(other, fact) : isRounding(fact, other)),
    )
  if (fact.type === 'date' && fact.key.startsWith('month '))
    return text.facts.some((other) => other.type === 'date' && monthOf(other.key) === fact.key.slice(6))
  if (fact.type === 'date')
    return text.facts.some((other) => other.type === 'date' && isSameDay(fact.key, other.key))
  if (fact.type === 'decision') return false
  if (hasWhole(text, fact)) return true
  if (fact.type !== 'name') return false
  const name = bareName(fact.key)
  if (name !== fact.key && text.folded.includes(name)) return true
  const words = name.split(' ').filter((word) => word.length > 2)
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && hasNamed(text, last)
}

/** A name or a term as a whole, or a name by its initials. */
export function hasWhole(text: Searched, fact: Fact): boolean {
  if (text.keys.has(`${fact.type} ${fact.key}`) || text.folded.includes(fact.key)) return true
  return fact.type === 'name' && isInitials(fact.text, text)
}

/** The second is the first with fewer digits: 1.2 million for 1,234,567. */
export function isRounding(a: Fact, b: Fact): boolean {
  if (a.value === null || b.value === null || a.key.endsWith('%') !== b.key.endsWith('%')) return false
  if (a.value === b.value) return true
  return roundsTo(a.value, b.value, b.isRough === true)
}

function roundsTo(exact: number, rounded: number, isRough: boolean): boolean {
  const digits = significant(rounded)
  // Fewer than two digits is no rounding but another number, unless the number is large or said to be a rough one.
  if (digits < 2 && Math.abs(exact) < 1000 && !isRough) return false
  return Number(exact.toPrecision(Math.max(digits, 1))) === rounded && significant(exact) > digits
}

function significant(value: number): number {
  return Math.abs(value).toExponential().replace(/e.*$/, '').replace('.', '').replace(/0+$/, '').length
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function isSameDay(a: string, b: string): boolean {
  const [one, other] = [withoutYear(a), withoutYear(b)]
  return one === other && (a === b || !/^\d{4}-/.test(a) || !/^\d{4}-/.test(b))
}

function monthOf(key: string): string | null {
  const match = /^\d{4}-(\d{2})-\d{2}$/.exec(key)
  return match ? (months[Number(match[1]) - 1] ?? null) : (/^(?:month )?([a-z]{3})\b/.exec(key)?.[1] ?? null)
}

function withoutYear(key: string): string {
  const match = /^\d{4}-(\d{2})-(\d{2})$/.exec(key)
  return match ? `${months[Number(match[1]) - 1]} ${Number(match[2])}` : key
}

/** A word of a name, with its accents or without. */
export function hasNamed(text: Searched, word: string): boolean {
  return hasWord(text.folded, word) || hasWord(text.plain, withoutAccents(word))
}

export function hasWord(folded: string, word: string): boolean {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
    if (
      !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? ' ') &&
      !/[\p{L}\p{N}]/u.test(folded[at + word.length] ?? ' ')
    )
      return true
  return false
}

/** "WHO" where the other text has "World Health Organization", and the other way round. */
function isInitials(name: string, text: Searched): boolean {
  if (/^\p{Lu}{2,6}$/u.test(name))
    return text.facts.some((other) => other.type === 'name' && initials(other.text) === name)
  const own = initials(name)
  return own.length > 1 && text.facts.some((other) => other.type === 'name' && other.text === own)
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')
}
