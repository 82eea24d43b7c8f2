import type { Recommendation, Saving, Verdict } from '@tierdrop/decision'
import type { Label } from '../model/types.ts'
import { dollarRange, dollars } from './format.ts'
import { type Html, html } from './html.ts'

const verdictWords: Record<Verdict, string> = {
  switch: 'switch',
  'switch-if': 'switch if',
  stay: 'stay',
  undecided: 'undecided',
  unfit: 'unfit',
}

export function chip(verdict: Verdict): Html {
  return html`<span class="chip ${verdict}">${verdictWords[verdict]}</span>`
}

/** A verdict with its name beside it, where many stand in a line. */
export function dot(verdict: Verdict): Html {
  return html`<span class="dot ${verdict}" aria-hidden="true"></span>`
}

export const verdictWord = (verdict: Verdict): string => verdictWords[verdict]

export const labelWords: Record<Label, string> = {
  worse: 'shadow reply is worse',
  equivalent: 'equally good',
  better: 'shadow reply is better',
  'both-bad': 'both are bad',
}

const whyUnknown = {
  'no-units': 'no units yet',
  'few-units': 'too few units',
  'unknown-price': 'a price is unknown',
} as const

/** The monthly saving in one figure and its range; why there is none where there is none. */
export function savingParts(saving: Saving | null): { value: string; range: string } {
  if (saving === null) return { value: '–', range: '' }
  if (!saving.known) return { value: 'unknown', range: whyUnknown[saving.reason] }
  if (saving.perMonth === null) return { value: 'unknown', range: 'the traffic of a day is unknown' }
  return { value: dollars(saving.perMonth.mean), range: dollarRange(saving.perMonth) }
}

export function savingText(saving: Saving | null): Html {
  const { value, range } = savingParts(saving)
  return html`${value}${range === '' ? null : html`<span class="under">${range}</span>`}`
}

export const isMove = ({ action }: Pick<Recommendation, 'action'>): boolean =>
  action === 'switch' || action === 'switch-if'
