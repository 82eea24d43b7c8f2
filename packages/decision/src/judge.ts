import type { Interval } from './types.ts'
import { count } from './words.ts'

/** how far below chance-corrected agreement of this a judge's interval may reach */
const leastKappa = 0.4
const fewestShared = 50
/** two-sided 95 % */
const z = 1.959963984540054

/** How often a reviewer (rows) and a judge (columns) gave which pair of labels to the same reply. */
export type Agreement = readonly (readonly number[])[]

export type Admission = {
  admitted: boolean
  shared: number
  /** null where it is not defined: nothing shared, or both always say one and the same */
  kappa: Kappa | null
  /** as a sentence, what stands against it; null where it is admitted */
  against: string | null
}

type Kappa = Interval & { value: number }

/**
 * Whether a judge may label: at least 50 labels shared with people, and Cohen's kappa with an
 * interval that stays above chance by far. A new judge version starts at no labels.
 */
export function admitJudge(agreement: Agreement): Admission {
  const shared = agreement.flat().reduce((sum, count) => sum + count, 0)
  const kappa = kappaOf(agreement, shared)
  const against = whatIsAgainst(shared, kappa)
  return { admitted: against === null, shared, kappa, against }
}

function whatIsAgainst(shared: number, kappa: Kappa | null): string | null {
  if (shared < fewestShared) {
    return `reviewers labelled ${count(shared)} of the replies that it judged, and at least ${fewestShared} are needed`
  }
  if (kappa === null) {
    return 'reviewers and the judge gave every shared reply the same label, so that nothing tells agreement from chance'
  }
  if (kappa.low >= leastKappa) return null
  return `the low end of its agreement with reviewers, ${floored(kappa.low)}, is below ${leastKappa.toFixed(2)}`
}

/** Two digits, never rounded up to the limit that was missed. */
const floored = (value: number) => (Math.floor(value * 100) / 100).toFixed(2)

function kappaOf(agreement: Agreement, n: number): Kappa | null {
  if (n === 0) return null
  const size = agreement.length
  const share = (i: number, j: number) => (agreement[i]?.[j] ?? 0) / n
  const indices = [...Array(size).keys()]
  const rows = indices.map((i) => indices.reduce((sum, j) => sum + share(i, j), 0))
  const columns = indices.map((j) => indices.reduce((sum, i) => sum + share(i, j), 0))
  const agreed = indices.reduce((sum, i) => sum + share(i, i), 0)
  const chance = indices.reduce((sum, i) => sum + (rows[i] ?? 0) * (columns[i] ?? 0), 0)
  if (chance >= 1) return null
  const value = (agreed - chance) / (1 - chance)
  // Fleiss, Cohen and Everitt's large-sample variance
  const diagonal = indices.reduce((sum, i) => {
    const margins = (rows[i] ?? 0) + (columns[i] ?? 0)
    return sum + share(i, i) * (1 - margins * (1 - value)) ** 2
  }, 0)
  const off = indices.reduce(
    (sum, i) =>
      sum +
      indices.reduce(
        (inner, j) => (i === j ? inner : inner + share(i, j) * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2),
        0,
      ),
    0,
  )
  const spread = diagonal + (1 - value) ** 2 * off - (value - chance * (1 - value)) ** 2
  const error = Math.sqrt(Math.max(0, spread) / n) / (1 - chance)
  // full agreement has no spread of its own: at most 3/n disagreements were likely missed
  const least = error === 0 ? 3 / n / (1 - chance) : z * error
  return { value, low: Math.max(-1, value - least), high: Math.min(1, value + z * error) }
}
