import { composed } from '../equal/strings.ts'
import type { Fact } from './facts.ts'

/** A text in which facts are looked for. A summary may round what its source has, never the other way. */
export type Searched = {
  facts: readonly Fact[]
  folded: string
  /** without accents */
  plain: string
  keys: ReadonlySet<string>
  words: ReadonlySet<string>
  initials: ReadonlySet<string>
  /** the first fact of each type and key */
  first: ReadonlyMap<string, Fact>
  numbers: readonly Fact[]
  /** numbers by what is counted, and by their key */
  byNoun: ReadonlyMap<string, readonly Fact[]>
  byKey: ReadonlyMap<string, readonly Fact[]>
  dates: readonly Fact[]
  is: 'source' | 'summary'
}

export function searched(text: string, facts: readonly Fact[], is: Searched['is']): Searched {
  const folded = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
  const plain = withoutAccents(folded)
  const first = new Map<string, Fact>()
  for (const fact of facts) {
    const key = `${fact.type} ${fact.key}`
    if (!first.has(key)) first.set(key, fact)
  }
  const all = facts.filter((fact) => fact.type === 'number')
  const once = [...first.values()]
  return {
    facts,
    is,
    folded,
    plain,
    keys: new Set(first.keys()),
    words: new Set([...wordsOf(folded), ...(plain === folded ? [] : wordsOf(plain))]),
    initials: new Set(once.flatMap((fact) => (fact.type === 'name' ? [initials(fact.text)] : []))),
    first,
    numbers: once
      .filter((fact) => fact.type === 'number' && fact.value !== null)
      .sort((a, b) => Math.abs(a.value ?? 0) - Math.abs(b.value ?? 0)),
    byNoun: grouped(all, (fact) => fact.noun?.replace(/s$/, '') ?? ''),
    byKey: grouped(all, (fact) => fact.key),
    dates: once.filter((fact) => fact.type === 'date'),
  }
}

function grouped(facts: readonly Fact[], keyOf: (fact: Fact) => string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const there = groups.get(keyOf(fact))
    if (there === undefined) groups.set(keyOf(fact), [fact])
    else if (there.length < mostAlike) there.push(fact)
  }
  return groups
}

/** "35 of her 50 reports", "from 48 to 31 minutes": both numbers count what the second one counts. */
export function sharesNoun(text: Searched, fact: Fact, noun: string): boolean {
  if (!text.folded.includes(noun)) return false
  return (text.byKey.get(fact.key) ?? []).some((there) => {
    const start = text.folded.indexOf(there.text.toLowerCase(), Math.max(0, there.at - 40))
    const after =
      start < 0 ? '' : text.folded.slice(start + there.text.length, start + there.text.length + 70)
    const shared =
      /^ ?(?:to|of|out of|or|and|bis|von|–|-) ?(?:\p{L}+ ){0,2}?(?:\d[\d,.]*|\p{L}+) (?:\p{L}+ )?(\p{L}+)/u.exec(
        after,
      )
    return shared?.[0].includes(noun) === true
  })
}

/** facts of one key that are looked at: of more, the first ones say what there is to say */
const mostAlike = 50

function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
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
    return nearNumbers(text.numbers, fact).some((other) =>
      text.is === 'source' ? isRounding(other, fact) : isRounding(fact, other),
    )
  if (fact.type === 'date' && fact.key.startsWith('month '))
    return text.dates.some((other) => monthOf(other.key) === fact.key.slice(6))
  if (fact.type === 'date') return text.dates.some((other) => isSameDay(fact.key, other.key))
  if (fact.type === 'decision') return false
  if (hasWhole(text, fact)) return true
  if (fact.type !== 'name') return false
  const name = bareName(fact.key)
  if (name !== fact.key && text.folded.includes(name)) return true
  const words = name.split(' ').filter((word) => word.length > 2)
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && hasNamed(text, last)
}

/** Numbers of about the same size: only they can be a rounding of one another. */
function nearNumbers(sorted: readonly Fact[], fact: Fact): Fact[] {
  const size = Math.abs(fact.value ?? 0)
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Math.abs(sorted[middle]?.value ?? 0) < size) low = middle + 1
    else high = middle
  }
  return sorted
    .slice(Math.max(0, low - mostAlike), low + mostAlike)
    .filter((other) => Math.abs(other.value ?? 0) <= size * 2 && Math.abs(other.value ?? 0) * 2 >= size)
}

/** A name or a term as a whole, or a name by its initials. */
export function hasWhole(text: Searched, fact: Fact): boolean {
  if (text.keys.has(`${fact.type} ${fact.key}`)) return true
  const words = wordsOf(fact.key)
  const [first, last] = [words[0], words.at(-1)]
  // What it begins or ends with may be a part of a word there; what stands between may not.
  const mayBe = words.slice(1, -1).every((word) => text.words.has(word))
  const isOneOf = words.length < 3 ? hasEither(text, first, last) : mayBe
  if (isOneOf && text.folded.includes(fact.key)) return true
  return fact.type === 'name' && isInitials(fact.text, text)
}

function hasEither(text: Searched, first: string | undefined, last: string | undefined): boolean {
  return (first !== undefined && text.words.has(first)) || (last !== undefined && text.words.has(last))
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
  return hasWord(text, word) || hasWord(text, withoutAccents(word))
}

export function hasWord(text: Searched, word: string): boolean {
  if (text.words.has(word)) return true
  const parts = wordsOf(word)
  return parts.length > 1 && parts.every((part) => text.words.has(part)) && text.folded.includes(word)
}

/** "WHO" where the other text has "World Health Organization", and the other way round. */
function isInitials(name: string, text: Searched): boolean {
  if (/^\p{Lu}{2,6}$/u.test(name)) return text.initials.has(name)
  const own = initials(name)
  return (
    own.length > 1 &&
    text.keys.has(`name ${own.toLowerCase()}`) &&
    text.first.get(`name ${own.toLowerCase()}`)?.text === own
  )
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')
}
