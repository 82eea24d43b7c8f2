import { logESafe } from './e-values.ts'
import { type Cell, edges, parseSlice } from './facets.ts'
import { addHistograms, countOf, meanOf } from './histogram.ts'
import type { Policy } from './policy.ts'
import { type Condition, matches, meets, type Rule } from './rule.ts'
import type { Evidence, Histogram } from './types.ts'

export type CellEvidence = { cell: Cell; evidence: Evidence }

/** A second condition must say this much more (log e-value) than the first alone. */
const secondCondition = 3
/** fewer units than this are not worth a nomination */
const fewestUnits = 30

type Question = Pick<Policy, 'margin' | 'alpha' | 'control'>

/** The grid: fixed edges, and the languages and schemas that requests have, whatever came back. */
function conditions(cells: readonly Cell[]): Condition[] {
  const cuts = (['inputTokens', 'toolCount', 'step'] as const).flatMap((facet) =>
    edges[facet].flatMap((than): Condition[] => [
      { facet, is: 'below', than },
      { facet, is: 'from', than },
    ]),
  )
  const texts = (['language', 'schema'] as const).flatMap((facet) =>
    [...new Set(cells.map((cell) => cell[facet]))]
      .filter((value) => value !== null)
      .sort()
      .map((to): Condition => ({ facet, is: 'equal', to })),
  )
  return [
    ...cuts,
    ...texts,
    { facet: 'image', is: 'equal', to: false },
    { facet: 'image', is: 'equal', to: true },
  ]
}

export function cellsOf(evidence: ReadonlyMap<string, Evidence>): CellEvidence[] {
  return [...evidence]
    .flatMap(([slice, of]) => {
      const cell = parseSlice(slice)
      return cell ? [{ slice, cell, evidence: of }] : []
    })
    .sort((a, b) => (a.slice < b.slice ? -1 : 1))
}

type Candidate = { rule: Rule; mask: bigint }

/** Every rule of the grid that takes in some cells and leaves some out; of those that take in the same, the first. */
function distinctRules(cells: readonly CellEvidence[]): Candidate[] {
  const all = (1n << BigInt(cells.length)) - 1n
  const singles = new Map<bigint, Rule>()
  for (const condition of conditions(cells.map(({ cell }) => cell))) {
    const mask = maskOf(cells, condition)
    if (mask !== 0n && mask !== all && !singles.has(mask)) singles.set(mask, [condition])
  }
  const rules = new Map(singles)
  const list = [...singles]
  for (const [i, [mask, [first]]] of list.entries()) {
    for (const [otherMask, [second]] of list.slice(i + 1)) {
      const both = mask & otherMask
      if (first && second && both !== 0n && !rules.has(both)) rules.set(both, [first, second])
    }
  }
  return [...rules].map(([mask, rule]) => ({ rule, mask }))
}

function maskOf(cells: readonly CellEvidence[], condition: Condition): bigint {
  let mask = 0n
  for (const [i, { cell }] of cells.entries()) if (meets(condition, cell)) mask |= 1n << BigInt(i)
  return mask
}

/**
 * The rule that the even half speaks for most clearly, if it would do as a verdict: the one to be
 * confirmed on the other half. Null where none would.
 */
export function searchRule(
  cells: readonly CellEvidence[],
  policy: Question,
): { rule: Rule; score: number } | null {
  const even = cells.filter(({ cell }) => cell.half === 'even')
  const lossesOf = ({ evidence }: CellEvidence) =>
    policy.control === 'off' ? evidence.strict : evidence.paired
  let best: { rule: Rule; score: number } | null = null
  for (const { rule, mask } of distinctRules(even)) {
    const histogram = even.reduce<Histogram>(
      (sum, cell, i) => (mask & (1n << BigInt(i)) ? addHistograms(sum, lossesOf(cell)) : sum),
      [],
    )
    const score = scoreOf(histogram, policy.margin) - secondCondition * (rule.length - 1)
    if (score >= -Math.log(policy.alpha) && (best === null || score > best.score)) best = { rule, score }
  }
  return best
}

function scoreOf(histogram: Histogram, margin: number): number {
  const mean = meanOf(histogram)
  // a mean at the margin or above says nothing for the rule: not worth the e-value
  if (mean === null || mean >= margin || countOf(histogram) < fewestUnits) return Number.NEGATIVE_INFINITY
  return logESafe(histogram, margin)
}

/** What the even half says for a rule by now. */
export function evenScoreOf(rule: Rule, cells: readonly CellEvidence[], policy: Question): number {
  const matching = cells.filter(({ cell }) => cell.half === 'even' && matches(rule, cell))
  const histogram = matching
    .map(({ evidence }) => (policy.control === 'off' ? evidence.strict : evidence.paired))
    .reduce<Histogram>(addHistograms, [])
  return scoreOf(histogram, policy.margin) - secondCondition * (rule.length - 1)
}
