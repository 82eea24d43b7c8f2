import type { Rule } from './rule.ts'

/** what of the risk goes to the questions known at the start; the rest to those that come later */
const startShare = 0.9
/** of a question's own weight: on the whole task; the rest on rules for parts of it */
export const wholeShare = 0.8

/**
 * The questions asked so far and what was ever answered with a switch. State of an evaluation:
 * taken in, returned anew, stored by the caller.
 */
export type Ledger = {
  /** keys known when the family was sealed, and those that came later, in order */
  start: readonly string[]
  newcomers: readonly string[]
  sealed: boolean
  /** every switch ever recommended, never taken off; rule null: of the whole task */
  switched: readonly { key: string; rule: string | null }[]
  rules: Readonly<Record<string, Nominations>>
  /** questions that started anew: what was counted up to this day is no evidence for them */
  anew?: Readonly<Record<string, string>>
}

export type Nominations = {
  /** in the order of their nomination */
  nominated: readonly Rule[]
  /** the day of the last search, and how many units there were */
  searchedDay: string | null
  searchedUnits: number
}

export const noNominations: Nominations = { nominated: [], searchedDay: null, searchedUnits: 0 }

/** The ledger of an evaluation whose tasks and candidates are, as far as known, these. */
export function openLedger(keys: readonly string[] = []): Ledger {
  return { start: [...new Set(keys)], newcomers: [], sealed: false, switched: [], rules: {} }
}

/** Gives every question its place before its evidence is read. */
export function admit(ledger: Ledger, keys: readonly string[]): Ledger {
  const known = new Set([...ledger.start, ...ledger.newcomers])
  const unknown = [...new Set(keys)].filter((key) => !known.has(key)).sort()
  if (unknown.length === 0) return ledger
  return ledger.sealed
    ? { ...ledger, newcomers: [...ledger.newcomers, ...unknown] }
    : { ...ledger, start: [...ledger.start, ...unknown] }
}

/** The weight of a question; all weights together never exceed 1. 0 for a question never admitted. */
export function weightOf(ledger: Ledger, key: string): number {
  if (ledger.start.includes(key)) return startShare / ledger.start.length
  const j = ledger.newcomers.indexOf(key) + 1
  return j === 0 ? 0 : (1 - startShare) / (j * (j + 1))
}

/** The weight of the i-th rule ever nominated for a question, i from 1. */
export function ruleWeight(weight: number, i: number): number {
  return ((1 - wholeShare) * weight) / (i * (i + 1))
}

/** Whether this was ever recommended; rule null: for the whole task. */
export function isSwitched(ledger: Ledger, key: string, rule: string | null): boolean {
  return ledger.switched.some((one) => one.key === key && one.rule === rule)
}

export type Contender = { key: string; rule: string | null; weight: number; logE: number; alpha: number }

/**
 * Of the contenders, all of whose gates have passed, the largest group of s of which each has
 * weight x E >= 1 / (alpha (R + s)), R being the switches ever made.
 */
export function chooseSwitches<T extends Contender>(contenders: readonly T[], switched: number): T[] {
  const scored = contenders
    .filter(({ weight }) => weight > 0)
    .map((contender) => ({ contender, score: scoreOf(contender) }))
    .sort((a, b) => b.score - a.score || compareNames(a.contender, b.contender))
  for (let s = scored.length; s >= 1; s -= 1) {
    const last = scored[s - 1]
    if (last && last.score + Math.log(switched + s) >= 0) {
      return scored.slice(0, s).map(({ contender }) => contender)
    }
  }
  return []
}

function scoreOf({ weight, logE, alpha }: Contender): number {
  return Math.log(weight) + logE + Math.log(alpha)
}

function compareNames(a: Contender, b: Contender): number {
  const [x, y] = [`${a.key} ${a.rule ?? ''}`, `${b.key} ${b.rule ?? ''}`]
  return x < y ? -1 : x > y ? 1 : 0
}
