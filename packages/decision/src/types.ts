/** A histogram of losses; a loss is in [-1, 1]. Sorted by loss, one entry a loss. */
export type Histogram = readonly { loss: number; count: number }[]

/** Sum over units or replies; enough for a mean and an interval that survives looks. */
export type Moments = { n: number; sum: number; sumSquares: number }

/**
 * Moments of sums of money in integer nano-dollars, exact in any order of addition. Squares soon
 * outgrow what a double holds exactly, so their sum is a whole number written out in decimal.
 */
export type MoneyMoments = { n: number; sum: number; squares: string }

export type Interval = { low: number; high: number }
export type Estimate = Interval & { mean: number }

/** A mergeable quantile sketch with bounded relative error: buckets by index, as index, count, index, count … */
export type Sketch = { count: number; zero: number; buckets: readonly number[] }

/** `as-is`: an unusable reply is a failure. `with-fallback`: a detectable failure takes the primary's pass, and its cost. */
export type Reading = 'as-is' | 'with-fallback'
export const readings = ['as-is', 'with-fallback'] as const satisfies readonly Reading[]

export type Kind = 'classify' | 'rank' | 'extract' | 'tools' | 'agent' | 'code' | 'summarize' | 'text'

/** What the reply of one arm to one exchange came to, by its grades. */
export type ArmOutcome =
  | { outcome: 'passed' }
  | { outcome: 'failed'; detectable: boolean; failures: readonly string[] }
  /** our fault or a vendor's outage: the unit is left out */
  | { outcome: 'unscored'; reason: string }

/** What a reviewer says of the candidate's reply beside the primary's. */
export type Label = 'worse' | 'equivalent' | 'better' | 'both-bad'

/** What a rule may ask of a request before it is answered; null where it is unknown. */
export type Facets = {
  inputTokens: number | null
  toolCount: number
  step: number
  language: string | null
  image: boolean
  schema: string | null
}

export type Latency = { firstMs: number | null; totalMs: number | null }

/** One exchange of a unit with everything that is known of its arms. */
export type CountedExchange = {
  /** production's clock, ms */
  at: number
  candidate: ArmOutcome
  /** the primary asked again (or, against a truth, the primary's own reply); null: controls are off */
  control: ArmOutcome | null
  /** what both arms were graded against */
  against: 'primary' | 'truth'
  /** the latest label of a reviewer */
  label: Label | null
  /** the label of an admitted judge; null where none is admitted */
  judgeLabel?: Label | null
  /** kinds with a real score, in [0, 1]; they take the place of passes in the loss */
  scores?: { candidate: number; control: number | null } | null
  /** nano-dollars; null: unknown */
  primaryNano: number | null
  candidateNano: number | null
  primaryLatency: Latency
  candidateLatency: Latency
  facets: Facets
  /** as the vendor counted them; null: it did not, or not what came from its cache */
  primaryTokens?: BilledTokens | null
  candidateTokens?: BilledTokens | null
  /** an unusable reply asked for once more, on the small share where that is tried */
  retry?: ArmOutcome | null
}

/**
 * Tokens as they are billed. `input` and `output` are all that was sent and written; the others are
 * parts of them with a rate of their own, and 0 where the vendor bills none apart.
 */
export type BilledTokens = {
  input: number
  /** read from the vendor's cache */
  cached: number
  /** written to it, and of those what is kept there for an hour */
  written: number
  writtenHour: number
  output: number
  reasoning: number
}

export type LatencySketches = {
  primaryFirst: Sketch
  primaryTotal: Sketch
  candidateFirst: Sketch
  candidateTotal: Sketch
}

/**
 * Everything that is known of one task version x candidate x slice x day x reading.
 * Additive: days, workers and machines add up. Money is in integer nano-dollars.
 * The slice '' holds all of it; the cells of the facets leave failures and latency out.
 */
export type Evidence = {
  /** units counted, those left out and the uninformative ones included */
  units: number
  leftOut: number
  uninformative: number
  /** units with a control, as graded; labels never enter */
  paired: Histogram
  /** all informative units, control counted as passing, labels included */
  strict: Histogram
  /**
   * Uninformative units, as reviewed, by how early the order of reviews asks for them (the higher
   * the level, the earlier). A reply that nobody has labelled counts as a loss of 1.
   */
  drawn: Readonly<Record<string, Histogram>>
  /** candidate failed where the control passed, and the other way round */
  grossLosses: number
  grossWins: number
  /** exchanges in the counted units that were not left out */
  exchanges: number
  /** candidate replies unusable as they stand (detectable failure or error) */
  unusable: number
  /** of the unusable ones: refusals, and all others */
  refused: number
  invalid: number
  /** unusable replies asked for once more, and how many of those were unusable again */
  retried: number
  retriedUnusable: number
  /** losses per usable reply (control minus candidate, uninformative ones aside) */
  wrong: Histogram
  /** replies graded against a truth, and how many of each arm were wrong */
  truth: { replies: number; candidateWrong: number; controlWrong: number }
  /** failures by name */
  failures: Readonly<Record<string, number>>
  /** reviewers' labels of candidate replies by name */
  labels: Readonly<Record<string, number>>
  /** passed replies that were reviewed all the same, and how many of them were found worse */
  reviewedPasses: number
  reviewedPassesWorse: number
  /** units that a judge's labels passed, and of those drawn by hash: [a reviewer says worse] */
  judgePassed: number
  judgeChecked: Histogram
  /** nano-dollars per unit; units of which any cost is unknown are counted in `unpriced` alone */
  primaryCost: MoneyMoments
  candidateCost: MoneyMoments
  /** primary minus candidate, per unit */
  costDifference: MoneyMoments
  /** of the exchanges whose tokens are known for both arms: a mirror has colder caches than production */
  tokens: { exchanges: number; primary: BilledTokens; candidate: BilledTokens }
  /** exchanges in the priced units */
  pricedExchanges: number
  unpriced: number
  latency: LatencySketches
  /** production time of the first and the last exchange, ms; null where there is none */
  from: number | null
  to: number | null
}

/** One addend of evidence, as the store keeps it. */
export type EvidenceCell = { slice: string; day: string; reading: Reading; evidence: Evidence }
