import type { Fact } from './facts.ts'
import { has, type Searched, sharesNoun } from './survival.ts'

const up =
  /\b(?:rose|rise[sn]?|rising|increas\w*|grew|grow\w*|gain\w*|climb\w*|jump\w*|up|surg\w*|higher|improv\w*|stieg\w*|steig\w*|gestiegen|wuchs\w*|wachs\w*|gewachsen|erhöh\w*|augment\w*|aument\w*|subi\w*)\b/i
const down =
  /\b(?:fell|fall\w*|decreas\w*|declin\w*|drop\w*|shr[aiu]nk\w*|los[et]\w*|down|plung\w*|lower\w*|slump\w*|reduc\w*|cut|sank\w*|sink\w*|gesunken|fiel\w*|fällt|gefallen|verringer\w*|baiss\w*|diminu\w*|dismin\w*)\b/i

/** Small counts are the summary's own: "three decisions were made". */
const ownCounts = 12

/** A number that the source does not have, or that goes the other way in it. */
export function contradictedNumbers(
  source: Searched,
  sourceText: string,
  facts: readonly Fact[],
  text: string,
  reference: Searched,
): { text: string; detail: string }[] {
  const found: { text: string; detail: string }[] = []
  for (const fact of facts) {
    if (fact.type !== 'number' && fact.type !== 'date') continue
    if (isOtherCurrency(fact, source, reference)) {
      found.push({ text: fact.text, detail: 'another currency' })
      continue
    }
    const unit = fact.type === 'number' ? otherUnit(fact, source, reference) : null
    if (unit !== null) {
      found.push({ text: fact.text, detail: unit })
      continue
    }
    if (has(reference, fact) && direction(text, fact) === directionIn(reference, fact)) continue
    if (!has(source, fact)) {
      const isCount =
        fact.type === 'number' &&
        Number.isInteger(fact.value) &&
        Math.abs(fact.value ?? 0) <= ownCounts &&
        !fact.key.endsWith('%') &&
        !/[$€£¥]/.test(fact.text)
      if (!isCount && !has(reference, fact) && !isRegrouped(text, fact, source))
        found.push({ text: fact.text, detail: 'not in the source' })
      continue
    }
    const there = source.first.get(`${fact.type} ${fact.key}`)
    const [was, is] = [there ? direction(sourceText, there) : null, direction(text, fact)]
    if (was !== null && is !== null && was !== is)
      found.push({ text: fact.text, detail: `${is} instead of ${was}` })
  }
  return found
}

/** A long number written in other groups: 0170 555 0199 for 0170 5550199. */
function isRegrouped(text: string, fact: Fact, source: Searched): boolean {
  const before = /[\d ()/-]*$/.exec(text.slice(Math.max(0, fact.at - 24), fact.at))?.[0] ?? ''
  const after = /^[\d ()/-]*/.exec(text.slice(fact.at, fact.at + 24))?.[0] ?? ''
  const digits = `${before}${after}`.replace(/\D/g, '')
  return digits.length >= 7 && ungrouped(source).includes(digits)
}

const joined = new WeakMap<Searched, string>()

function ungrouped(source: Searched): string {
  const known = joined.get(source) ?? source.folded.replace(/(?<=\d)[ ()/-]{1,3}(?=\d)/g, '')
  joined.set(source, known)
  return known
}

const measures = new Set(
  'mg g kg mcg µg ml l km m cm mm mph kmh kw kwh mwh gwh mw w v mhz ghz mb gb tb kb ms t mi ft ha'.split(' '),
)
const spelledOut: Readonly<Record<string, string>> = {
  metre: 'm',
  meter: 'm',
  centimetre: 'cm',
  centimeter: 'cm',
  millimetre: 'mm',
  millimeter: 'mm',
  kilometre: 'km',
  kilometer: 'km',
  mile: 'mi',
  foot: 'ft',
  feet: 'ft',
  gram: 'g',
  gramme: 'g',
  kilogram: 'kg',
  kilo: 'kg',
  milligram: 'mg',
  tonne: 't',
  ton: 't',
  litre: 'l',
  liter: 'l',
  millilitre: 'ml',
  milliliter: 'ml',
  megabyte: 'mb',
  gigabyte: 'gb',
  terabyte: 'tb',
  kilobyte: 'kb',
  hectare: 'ha',
}

const unitOf = (noun: string): string => spelledOut[noun.replace(/(?<=\w\w)s$/, '')] ?? noun

/** Wherever the number stands with a unit it is of another; or what is counted is counted otherwise there. */
function otherUnit(fact: Fact, source: Searched, reference: Searched): string | null {
  const { noun } = fact
  if (noun === undefined) return null
  const same = alike(fact.key, source.byKey, reference.byKey)
  const own = unitOf(noun)
  if (measures.has(own)) {
    const units = same.flatMap((other) => (other.noun === undefined ? [] : [unitOf(other.noun)]))
    const known = units.filter((unit) => measures.has(unit))
    return known.length > 0 && !known.includes(own) ? `${own} instead of ${known[0]}` : null
  }
  const counted = noun.replace(/s$/, '')
  if (!periods.has(counted)) return null
  const counts = alike(counted, source.byNoun, reference.byNoun)
  if (counts.length > 0)
    return counts.every((other) => other.key !== fact.key) &&
      !sharesNoun(source, fact, counted) &&
      !sharesNoun(reference, fact, counted)
      ? `${counts[0]?.text} ${noun} in the source`
      : null
  // 6 months where the source, wherever it has a 6 of some period, has 6 weeks
  const spans = same.flatMap((other) => (other.noun === undefined ? [] : [other.noun.replace(/s$/, '')]))
  const other = spans.find((span) => periods.has(span))
  return other === undefined ? null : `${noun} instead of ${other}s`
}

function alike(key: string, ...maps: readonly ReadonlyMap<string, readonly Fact[]>[]): Fact[] {
  return maps.flatMap((map) => map.get(key) ?? [])
}

const periods = new Set('second minute hour day week month quarter year'.split(' '))

/** Wherever the amount stands with a currency, it is another one. */
function isOtherCurrency(fact: Fact, source: Searched, reference: Searched): boolean {
  if (fact.currency === undefined || fact.currency === null) return false
  const there = alike(fact.key, source.byKey, reference.byKey).filter(
    (other) => typeof other.currency === 'string',
  )
  return there.length > 0 && there.every((other) => other.currency !== fact.currency)
}

function directionIn(reference: Searched, fact: Fact): 'up' | 'down' | null {
  const there = reference.first.get(`${fact.type} ${fact.key}`)
  return there ? direction(reference.folded, there) : null
}

/** not the point of 4.1 */
const clauseEnd = /[;!?\n]|[.,](?=\s|$)/

/** Whether the clause around a number says that something grew or shrank. */
function direction(text: string, fact: Fact): 'up' | 'down' | null {
  const before =
    text
      .slice(Math.max(0, fact.at - 50), fact.at)
      .split(clauseEnd)
      .at(-1) ?? ''
  const after =
    text.slice(fact.at + fact.text.length, fact.at + fact.text.length + 30).split(clauseEnd)[0] ?? ''
  const clause = `${before} ${after}`
  const [rises, falls] = [up.test(clause), down.test(clause)]
  return rises === falls ? null : rises ? 'up' : 'down'
}

const opposites: readonly (readonly [string, string])[] = [
  ['approv', 'reject'],
  ['accept', 'reject'],
  ['accept', 'declin'],
  ['approv', 'declin'],
  ['agre', 'refus'],
  ['accept', 'refus'],
  ['adopt', 'abandon'],
  ['renew', 'terminat'],
  ['renew', 'cancel'],
  ['hir', 'fir'],
  ['launch', 'cancel'],
  ['open', 'clos'],
  ['allow', 'ban'],
  ['extend', 'cancel'],
]

/** A decision that goes the other way in the source, told by what it is about. */
export function contradictedDecisions(
  source: Searched,
  facts: readonly Fact[],
  reference: Searched,
): { text: string; detail: string }[] {
  const found: { text: string; detail: string }[] = []
  const [there, kept] = [distinctDecisions(source.facts), distinctDecisions(reference.facts)]
  for (const fact of distinctDecisions(facts)) {
    const closest = [...closestDecisions(fact, there), ...closestDecisions(fact, kept)]
    if (closest.length === 0 || closest.some((other) => other.key === fact.key)) continue
    const against = opposite(fact.key)
    if (closest.some((other) => against.includes(other.key)))
      found.push({ text: fact.text, detail: 'the source decides otherwise' })
  }
  return found
}

const mostDecisions = 150

/** Each decision once, and of very many the first ones. */
function distinctDecisions(facts: readonly Fact[]): Fact[] {
  const found = new Map<string, Fact>()
  for (const fact of facts) {
    if (fact.type !== 'decision') continue
    const key = `${fact.key} ${fact.about?.join(' ')}`
    if (!found.has(key)) found.set(key, fact)
    if (found.size === mostDecisions) break
  }
  return [...found.values()]
}

/** The decisions that share the most words with this one; none where they share nothing. */
function closestDecisions(fact: Fact, decisions: readonly Fact[]): Fact[] {
  let best = 1
  let closest: Fact[] = []
  for (const other of decisions) {
    const shared = (fact.about ?? []).filter((word) => other.about?.includes(word)).length
    if (shared < best) continue
    if (shared > best) closest = []
    best = shared
    closest.push(other)
  }
  return closest
}

function opposite(key: string): string[] {
  const denied = key.startsWith('not ') ? key.slice(4) : `not ${key}`
  const pairs = opposites.flatMap(([a, b]) => (a === key ? [b] : b === key ? [a] : []))
  return [denied, ...pairs]
}
