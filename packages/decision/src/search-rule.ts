import { logESafe } from './e-values.ts'
import { type Cell, edges, parseSlice } from './facets.ts'
import { addHistograms, countOf, meanOf } from './histogram.ts'
import type { Policy } from './policy.ts'
import { type Condition, matches, meets, type Rule } from './rule.ts'
import type { EvidenceCell, Histogram } from './types.ts'

/** A cell of all days with the losses that decide; its other evidence is added up when it is needed. */
export type CellLosses = { cell: Cell; losses: Histogram; days: readonly EvidenceCell[] }

/** A second condition must say this much more (log e-value) than the first alone. */
const secondCondition = 3
/** fewer units than this are not worth a nomination */
const fewestUnits = 30

type Question = Pick<Policy, 'margin' | 'alpha'>

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

export function cellsOf(rows: readonly EvidenceCell[], control: Policy['control']): CellLosses[] {
  const bySlice = new Map<string, EvidenceCell[]>()
  for (const row of rows) {
    const list = bySlice.get(row.slice)
    if (list) list.push(row)
    else bySlice.set(row.slice, [row])
  }
  return [...bySlice]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([slice, days]) => {
      const cell = parseSlice(slice)
      const losses = days.map(({ evidence }) => (control === 'off' ? evidence.strict : evidence.paired))
      return cell ? [{ cell, losses: losses.reduce(addHistograms, []), days }] : []
    })
}

/** A rule of the grid with the cells that it takes in, by index. */
type Candidate = { rule: Rule; members: readonly number[] }

/** Every rule that takes in some cells and leaves some out; of those that take in the same, the first. */
function distinctRules(cells: readonly CellLosses[]): Candidate[] {
  const rules = new Map<string, Candidate>()
  const add = (candidate: Candidate): void => {
    const { length } = candidate.members
    const name = candidate.members.join(' ')
    if (length > 0 && length < cells.length && !rules.has(name)) rules.set(name, candidate)
  }
  for (const condition of conditions(cells.map(({ cell }) => cell))) {
    add({ rule: [condition], members: cells.flatMap(({ cell }, i) => (meets(condition, cell) ? [i] : [])) })
  }
  const singles = [...rules.values()]
  for (const [i, one] of singles.entries()) {
    const inside = new Set(one.members)
    for (const other of singles.slice(i + 1)) {
      add({
        rule: [...one.rule, ...other.rule],
        members: other.members.filter((member) => inside.has(member)),
      })
    }
  }
  return [...rules.values()]
}

/**
 * The rule that the even half speaks for most clearly, if it would do as a verdict: the one to be
 * confirmed on the other half. Null where none would.
 */
export function searchRule(
  cells: readonly CellLosses[],
  policy: Question,
): { rule: Rule; score: number } | null {
  const even = cells.filter(({ cell }) => cell.half === 'even')
  const totals = even.map(({ losses }) => ({ n: countOf(losses), mean: meanOf(losses) ?? 0 }))
  let best: { rule: Rule; score: number } | null = null
  for (const { rule, members } of distinctRules(even)) {
    let n = 0
    let sum = 0
    for (const member of members) {
      const total = totals[member]
      n += total?.n ?? 0
      sum += (total?.n ?? 0) * (total?.mean ?? 0)
    }
    // a mean at the margin or above says nothing for the rule: not worth the e-value
    if (n < fewestUnits || sum >= policy.margin * n) continue
    const histogram = members.reduce<Histogram>(
      (all, member) => addHistograms(all, even[member]?.losses ?? []),
      [],
    )
    const score = scoreOf(histogram, policy.margin) - secondCondition * (rule.length - 1)
    if (score >= -Math.log(policy.alpha) && (best === null || score > best.score)) best = { rule, score }
  }
  return best
}

function scoreOf(histogram: Histogram, margin: number): number {
  return countOf(histogram) < fewestUnits ? Number.NEGATIVE_INFINITY : logESafe(histogram, margin)
}

/** What the even half says for a rule by now. */
export function evenScoreOf(rule: Rule, cells: readonly CellLosses[], policy: Question): number {
  const matching = cells.filter(({ cell }) => cell.half === 'even' && matches(rule, cell))
  const histogram = matching.map(({ losses }) => losses).reduce<Histogram>(addHistograms, [])
  return scoreOf(histogram, policy.margin) - secondCondition * (rule.length - 1)
}
