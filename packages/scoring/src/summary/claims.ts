import type { Fact } from './facts.ts'
import { hasNamed, hasWord, type Searched, sharesNoun } from './survival.ts'

type Claim = { text: string; detail: string }

/** What is said otherwise in words or signs than the source says it, where the source speaks of the same. */
export function contradictedClaims(text: Searched, source: Searched, reference: Searched): Claim[] {
  return [
    ...otherCounts(text, source, reference),
    ...otherCodes(text, source, reference),
    ...otherWeekdays(text, source, reference),
    ...otherSides(text, source, reference),
    ...otherSpans(text, source, reference),
    ...turnedWords(text, source, reference),
  ]
}

/** words after a number that count nothing */
const counting = new Set(
  'and the for from per with than more less fewer new other further additional open total each out are was were has had have will who which that percent prozent euro euros dollar dollars million billion thousand years year days day hours hour weeks week months month minutes minute seconds second quarters quarter und der die das von'.split(
    ' ',
  ),
)
const mostClaims = 60

/** "Six votes" where the source, wherever it counts votes, counts another number of them. */
function otherCounts(text: Searched, source: Searched, reference: Searched): Claim[] {
  return text.facts.slice(0, 300).flatMap((fact) => {
    const { noun } = fact
    if (fact.type !== 'number' || noun === undefined || noun.length < 3 || counting.has(noun)) return []
    if (fact.isRough || !Number.isInteger(fact.value) || fact.key.endsWith('%')) return []
    const stem = noun.replace(/s$/, '')
    const same = [...(source.byNoun.get(stem) ?? []), ...(reference.byNoun.get(stem) ?? [])]
    if (same.length === 0 || same.some((other) => other.key === fact.key || isNear(other, fact))) return []
    if (sharesNoun(source, fact, stem) || sharesNoun(reference, fact, stem)) return []
    // two in Oslo and three in Bergen
    const counts = new Set((source.byNoun.get(stem) ?? []).map((other) => other.value ?? 0))
    if (counts.size > 1 && [...counts].reduce((sum, one) => sum + one, 0) === fact.value) return []
    return [{ text: `${fact.text} ${noun}`, detail: `${same[0]?.text} in the source` }]
  })
}

/** 1,200 for 1,234: about the same is for the rules of rounding to judge. */
function isNear(a: Fact, b: Fact): boolean {
  const [one, other] = [Math.abs(a.value ?? 0), Math.abs(b.value ?? 0)]
  return Math.min(one, other) > 12 && Math.abs(one - other) <= Math.max(one, other) / 10
}

/** 5.11.3, E-2207, 88-20417, Q3: one sign more or less makes it another. */
const code =
  /(?<![\w.,/-])(?:\d{1,4}(?:\.\d{1,5}){2,3}|[a-z]{1,6}-\d{2,8}|\d{2,6}-\d{3,8}|[qh][1-4])(?![\w/]|[.,-]\d)/g

/** Codes that a text gives in the place of another's: the other has them not, nor has what was said, and one of its own is lost. */
export function codesInPlaceOf(wanted: string, given: string, said: string): string[] {
  const codesOf = (text: string) =>
    [...text.toLowerCase().matchAll(code)].slice(0, mostClaims).map((match) => match[0])
  const [due, found] = [codesOf(wanted), codesOf(given)]
  if (due.every((one) => given.toLowerCase().includes(one))) return []
  const known = `${wanted}\n${said}`.toLowerCase()
  return found.filter((one) => !known.includes(one))
}

function otherCodes(text: Searched, source: Searched, reference: Searched): Claim[] {
  const known = (found: string): boolean =>
    [source, reference].some(
      ({ folded }) => folded.includes(found) || folded.includes(found.replace(/-/g, ' ')),
    )
  const inParts = (found: string): boolean =>
    found
      .split('-')
      .every((part) => /^\p{L}{3,}$/u.test(part) || hasWord(source, part) || hasWord(reference, part))
  const found = [...text.folded.matchAll(code)].slice(0, mostClaims).map((match) => match[0])
  return found.flatMap((it) => {
    if (/^\d{1,2}\.\d{1,2}\.\d{2,4}$|^\d{1,3}(?:\.\d{3})+$/.test(it) || known(it)) return []
    // From 100 to 1500, mid-2024; and of quarters the source has to name one.
    if (it.includes('-') && inParts(it)) return []
    if (/^[qh]\d$/.test(it) && !new RegExp(`\\b${it[0]}[1-4]\\b`).test(source.folded)) return []
    return [{ text: it, detail: 'not in the source' }]
  })
}

const weekday =
  /\b(?:(sun)|(mon)|(tues)|(wednes)|(thurs)|(fri)|(satur))days?\b|\b(?:(sonntag)|(montag)|(dienstag)|(mittwoch)|(donnerstag)|(freitag)|(samstag|sonnabend))s?\b/g
const shortWeekday = /\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b/

/** Weekdays that a text names, as it writes them, by their number. */
function weekdaysOf({ folded }: Searched): Map<number, string> {
  const found = new Map<number, string>()
  for (const [written, ...parts] of folded.matchAll(weekday))
    found.set(parts.findIndex((part) => part !== undefined) % 7, written)
  return found
}

/** A weekday that the source does not name, where it names others and none of its dates falls on it. */
function otherWeekdays(text: Searched, source: Searched, reference: Searched): Claim[] {
  const given = weekdaysOf(text)
  if (given.size === 0 || shortWeekday.test(source.folded)) return []
  const [was, kept] = [weekdaysOf(source), weekdaysOf(reference)]
  if (was.size === 0) return []
  const dated = new Set(
    source.dates.flatMap(({ key }) => (/^\d{4}-\d{2}-\d{2}$/.test(key) ? [new Date(key).getUTCDay()] : [])),
  )
  const isReplaced = kept.size > 0 && ![...kept.keys()].some((day) => given.has(day))
  return [...given].flatMap(([day, written]) =>
    !was.has(day) && !kept.has(day) && (isReplaced || !dated.has(day))
      ? [{ text: written, detail: 'another day of the week' }]
      : [],
  )
}

const opening = /(?:^|[.!?:\n]\s{1,4}|[-*•]\s{1,4})(\p{Lu}[\p{L}-]+)(?:['’]s)?\s(\p{L}{1,30}\s\p{L}{1,30})/gu

/** "Kofi booked a technician" where the reference has Kwame do it: what opens a sentence is a name if the other is. */
export function otherOpenings(
  text: string,
  source: Searched,
  referenceText: string,
  reference: Searched,
): string[] {
  const openings = (of: string) => [...of.matchAll(opening)].slice(0, mostClaims)
  const there = new Map(openings(referenceText).map(([, name = '', next = '']) => [next.toLowerCase(), name]))
  return openings(text).flatMap(([, name = '', next = '']) => {
    const other = there.get(next.toLowerCase())
    if (other === undefined || other === name) return []
    const isName = source.first.get(`name ${other.toLowerCase()}`) !== undefined
    const isKnown = [source, reference].some((one) => hasNamed(one, name.toLowerCase()))
    return isName && !isKnown ? [name] : []
  })
}

const side =
  /(?<![\d.,])(\d[\d,.]*\d|\d)(?: ?%)? (?:\p{L}+ )?(more|above|over|higher|fewer|less|below|under|lower)\b/gu

/** 37 fewer where the source has 37 more. */
function otherSides(text: Searched, source: Searched, reference: Searched): Claim[] {
  const sides = ({ folded }: Searched) =>
    [...folded.matchAll(side)].slice(0, mostClaims).map(([written, number = '', word = '']) => ({
      written,
      number: number.replaceAll(',', ''),
      isMore: /^(?:more|above|over|higher)$/.test(word),
    }))
  const there = [...sides(source), ...sides(reference)]
  return sides(text).flatMap(({ written, number, isMore }) => {
    const same = there.filter((one) => one.number === number)
    return same.length > 0 && same.every((one) => one.isMore !== isMore)
      ? [{ text: written, detail: `${same[0]?.written} in the source` }]
      : []
  })
}

const span =
  /\bfrom [$€£]?(\d[\d,.]*\d|\d)(?: ?%)?(?: [a-z]{1,12})? to [$€£]?(\d[\d,.]*\d|\d)(?![\d:])(?! ?[ap]\.?m)/g

/** "From 200 to 2" where the source goes from 200 to 20. */
function otherSpans(text: Searched, source: Searched, reference: Searched): Claim[] {
  const spans = ({ folded }: Searched) =>
    [...folded.matchAll(span)]
      .slice(0, mostClaims)
      .map(([written, a = '', b = '']) => ({ written, a: a.replaceAll(',', ''), b: b.replaceAll(',', '') }))
  const there = [...spans(source), ...spans(reference)]
  return spans(text).flatMap(({ written, a, b }) => {
    if (there.some((other) => other.a === a && other.b === b)) return []
    const other = there.find((one) => one.a === a || one.b === b || (one.a === b && one.b === a))
    return other === undefined ? [] : [{ text: written, detail: `${other.written} in the source` }]
  })
}

/** Of each pair a text says one or the other. */
const opposed: readonly (readonly [RegExp, RegExp])[] = [
  [/\bnegativ/, /\bpositiv/],
  [/\bbenign/, /\bmalignant/],
  [/\binnocent/, /\bguilty/],
  [/\badopted/, /\b(?:defeated|voted down)/],
  [/\bgranted/, /\bdenied/],
  [
    /\b(?:decided|opted|voted|chose|ruled) (?:against|not to)\b/,
    /\b(?:decided|opted|voted|chose|ruled) (?:on|for|to|in favou?r)\b/,
  ],
  [/\babgelehnt/, /\bangenommen/],
  [/\babgelehnt/, /\bgenehmigt/],
  [/\babgelehnt/, /\bzugestimmt/],
  [
    /\b(?:higher|more|above|over) (?:than (?:planned|expected|forecast|budgeted)|plan|forecast|budget|target|expectations)/,
    /\b(?:lower|less|fewer|below|under|short of|behind) (?:than (?:planned|expected|forecast|budgeted)|plan|forecast|budget|target|expectations)/,
  ],
  [
    /\b(?:passed|passes) (?:the|its|her|his|all|every)\b/,
    /\b(?:failed|fails) (?:the|its|her|his|all|every)\b/,
  ],
]

const anyOpposed = new RegExp(opposed.flatMap(([a, b]) => [a.source, b.source]).join('|'))

/** The source and the reference say the one alone, the text the other alone, and not to deny it. */
function turnedWords(text: Searched, source: Searched, reference: Searched): Claim[] {
  if (!anyOpposed.test(text.folded)) return []
  return opposed.flatMap(([a, b]) => [
    ...turned(a, b, text, source, reference),
    ...turned(b, a, text, source, reference),
  ])
}

function turned(was: RegExp, is: RegExp, text: Searched, source: Searched, reference: Searched): Claim[] {
  const said = is.exec(text.folded)
  if (said === null || was.test(text.folded)) return []
  if (!was.test(source.folded) || !was.test(reference.folded)) return []
  if (is.test(source.folded) || is.test(reference.folded)) return []
  const before = text.folded.slice(Math.max(0, said.index - 30), said.index)
  if (/\b(?:not|no|never|without|instead of|nicht|kein\w*)\b[^.;]*$|n['’]t\b[^.;]*$/.test(before)) return []
  return [{ text: said[0], detail: `the source says ${was.exec(source.folded)?.[0]}` }]
}
