import type { Saving, Verdict } from '@tierdrop/decision'
import { dollars } from './format.ts'
import { type Html, html } from './html.ts'

const words: Record<Verdict, string> = {
  switch: 'switch',
  'switch-if': 'switch if',
  stay: 'stay',
  undecided: 'undecided',
  unfit: 'unfit',
}

export function chip(verdict: Verdict): Html {
  return html`<span class="chip ${verdict}">${words[verdict]}</span>`
}

const whyUnknown = {
  'no-units': 'no units yet',
  'few-units': 'too few units',
  'unknown-price': 'unknown price',
} as const

/** The monthly saving in one figure and its range; why there is none where there is none. */
export function savingParts(saving: Saving | null): { value: string; range: string } {
  if (saving === null) return { value: '–', range: '' }
  if (!saving.known) return { value: 'unknown', range: whyUnknown[saving.reason] }
  if (saving.perMonth === null) return { value: 'unknown', range: 'traffic of a day unknown' }
  const { mean, low, high } = saving.perMonth
  return { value: dollars(mean), range: `${dollars(low)} to ${dollars(high)}` }
}

export function savingText(saving: Saving | null): Html {
  const { value, range } = savingParts(saving)
  return html`${value}<span class="under">${range}</span>`
}
