/** A histogram of losses; a loss is in [-1, 1]. */
export type Histogram = readonly { loss: number; count: number }[]

/** Sum over units or replies; enough for a mean and an interval that survives looks. */
export type Moments = { n: number; sum: number; sumSquares: number }

export type Interval = { low: number; high: number }

/** A mergeable quantile sketch with bounded relative error: bucket index -> count. */
export type Sketch = { count: number; zero: number; buckets: Record<string, number> }

/** `as-is`: an unusable reply is a failure. `with-fallback`: a detectable failure takes the primary's pass, and its cost. */
export type Reading = 'as-is' | 'with-fallback'

/** What the reply of one arm to one exchange came to, by its grades. */
export type ArmOutcome =
  | { outcome: 'passed' }
  | { outcome: 'failed'; detectable: boolean; failures: readonly string[] }
  /** our fault or a vendor's outage: the unit is left out */
  | { outcome: 'unscored'; reason: string }

export type LatencySketches = {
  primaryFirst: Sketch
  primaryTotal: Sketch
  candidateFirst: Sketch
  candidateTotal: Sketch
}

/**
 * Everything that is known of one task version x candidate x slice x day x reading.
 * Additive: days, workers and machines add up. Money is in integer nano-dollars.
 */
export type Evidence = {
  /** units counted, those left out and the uninformative ones included */
  units: number
  leftOut: number
  uninformative: number
  /** units with a control, as graded; labels never enter */
  paired: Histogram
  /** all units, control counted as passing, labels included */
  strict: Histogram
  /** candidate failed where the control passed, and the other way round */
  grossLosses: number
  grossWins: number
  /** exchanges in the counted units */
  exchanges: number
  /** candidate replies unusable as they stand (detectable failure or error) */
  unusable: number
  /** failures by name */
  failures: Readonly<Record<string, number>>
  /** nano-dollars per exchange; absent entries (unknown price) are counted in `unpriced` */
  primaryCost: Moments
  candidateCost: Moments
  /** primary minus candidate, per exchange */
  costDifference: Moments
  unpriced: number
  latency: LatencySketches
  /** production time of the first and the last unit, ms; null where there is none */
  from: number | null
  to: number | null
}
