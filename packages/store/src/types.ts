import type { Evidence, Reading } from '@tierdrop/decision'
import type { Dialect, Usage } from '@tierdrop/wire'

// Ids are UUIDv7 or hashes given by the caller, times integer ms UTC, money integer nano-dollars.

export type TaskRow = {
  key: string
  name: string
  foundBy: 'header' | 'rule' | 'fingerprint'
  firstSeen: number
}

export type VersionRow = {
  key: string
  taskKey: string
  kind: string
  fingerprint: string
  /** similarity sketch of the instruction, to link an edited prompt to its predecessor */
  sketch: string
  previousKey: string | null
  /** an excerpt of the instruction for people, redacted */
  excerpt: string
  firstSeen: number
}

export type ExchangeStatus = 'ok' | 'error' | 'cut' | 'unreachable'

/** One sampled exchange. `text` goes compressed and sealed into its flush's block. */
export type NewExchange = {
  id: string
  at: number
  taskVersion: string
  sessionKey: string
  step: number
  /** whether this closes the unit at once */
  continues: boolean
  prefixHash: string
  dialect: Dialect
  upstream: string
  model: string | null
  servedModel: string | null
  status: ExchangeStatus
  httpStatus: number | null
  stream: boolean
  stop: string
  firstMs: number | null
  totalMs: number | null
  usage: Usage
  costNano: number | null
  toolCount: number
  hasImage: boolean
  text: ExchangeText
}

/** redacted where redaction changed something; bodies as text (request JSON, response JSON or SSE) */
export type ExchangeText = { request: string; response: string; contentType: string | null; truth?: string }

export type ExchangeRow = Omit<NewExchange, 'text'> & {
  unitId: string
  plannedAt: number | null
  hasText: boolean
}

/** Counts of everything, sampled or not, per version, model and hour. */
export type CountDelta = {
  taskVersion: string
  model: string
  hour: number
  exchanges: number
  sampled: number
  errors: number
  inputTokens: number
  outputTokens: number
  costNano: number
  unpriced: number
}

export type Capture = {
  tasks: TaskRow[]
  versions: VersionRow[]
  exchanges: NewExchange[]
  counts: CountDelta[]
  missed: { reason: string; count: number; hour: number }[]
}

export type TrialRole = 'candidate' | 'control'
export type TrialState = 'pending' | 'leased' | 'graded' | 'left-out' | 'expired'

export type NewTrial = {
  id: string
  exchangeId: string
  unitId: string
  tierRevision: string
  tierName: string
  role: TrialRole
  repeat: number
  dueAt: number
  expiresAt: number
}

export type TrialRow = NewTrial & {
  state: TrialState
  attempts: number
  leaseOwner: string | null
  leaseUntil: number | null
  reason: string | null
}

/** Written before its call, so that the vendor never sees more calls than there are attempts. */
export type AttemptStart = { trialId: string; n: number; at: number; estimateNano: number | null }
export type AttemptEnd = {
  trialId: string
  n: number
  at: number
  outcome: 'ok' | 'failed' | 'limited' | 'outage' | 'ours' | 'unknown'
  error: string | null
  firstMs: number | null
  totalMs: number | null
  usage: Usage | null
  costNano: number | null
  servedModel: string | null
  /** the reply's body as text */
  text: string | null
  contentType: string | null
}

export type GradeRow = {
  trialId: string
  grader: string
  graderVersion: number
  at: number
  outcome: 'passed' | 'failed' | 'unscored'
  score: number | null
  /** JSON of Failure[] */
  failures: string
  reason: string | null
  detectable: boolean
}

export type UnitState = 'open' | 'closed' | 'counted'
export type UnitRow = {
  id: string
  taskVersion: string
  sessionKey: string
  ordinal: number
  openedAt: number
  lastAt: number
  closesAt: number
  closedAt: number | null
  /** position in the order of closing, per task version */
  number: number | null
  state: UnitState
}

export type EvaluationRow = {
  id: string
  name: string
  owner: string | null
  startedAt: number
  endsAt: number | null
  budgetNano: number | null
  policy: string
  seed: string
}

export type EvidenceKey = {
  evaluation: string
  taskVersion: string
  tierRevision: string
  slice: string
  day: string
  reading: Reading
}
export type EvidenceRow = EvidenceKey & { tierName: string; evidence: Evidence }

export type ReviewRow = {
  id: string
  trialId: string
  at: number
  reviewer: string
  label: 'worse' | 'equivalent' | 'better' | 'both-bad'
  note: string | null
}

export type VerdictRow = {
  id: string
  at: number
  evaluation: string
  taskKey: string
  taskVersion: string
  candidate: string
  tierRevision: string
  verdict: string
  body: string
}
export type RecommendationRow = {
  id: string
  at: number
  evaluation: string
  taskKey: string
  taskVersion: string
  body: string
}

/** What one unit came to: everything that counting needs, read in one go. */
export type UnitTrials = {
  unit: UnitRow
  exchanges: ExchangeRow[]
  trials: (TrialRow & { grade: GradeRow | null; attempt: AttemptEnd | null })[]
}

/**
 * The one door to what is kept; nothing above it knows which database is behind it.
 * Every write method is one transaction.
 */
export type Store = {
  readonly path: string
  close(): Promise<void>

  // capture
  writeCapture(capture: Capture, timing: { quietMs: number; maxMs: number }): Promise<void>
  knownVersions(): Promise<(VersionRow & { taskName: string })[]>
  findSession(prefixHash: string): Promise<{ sessionKey: string; step: number; taskVersion: string } | null>

  // mirror: plan
  registerTier(tier: { revision: string; name: string; body: string; at: number }): Promise<void>
  unplannedExchanges(limit: number): Promise<ExchangeRow[]>
  planTrials(planned: { exchangeId: string; trials: NewTrial[] }[], at: number): Promise<void>
  // mirror: call
  leaseTrials(lease: {
    owner: string
    now: number
    until: number
    limit: number
    tierRevisions?: string[]
  }): Promise<TrialRow[]>
  releaseTrial(trialId: string, dueAt: number): Promise<void>
  startAttempt(attempt: AttemptStart): Promise<void>
  endAttempt(attempt: AttemptEnd): Promise<void>
  /** attempts that a crash swallowed: booked at their estimate as unknown, their trials pending again */
  recoverLeases(now: number): Promise<number>
  expireTrials(now: number): Promise<number>
  exchangeTexts(ids: string[]): Promise<Map<string, ExchangeText>>
  trialTexts(ids: string[]): Promise<Map<string, { text: string; contentType: string | null }>>
  exchanges(ids: string[]): Promise<ExchangeRow[]>
  settleTrial(
    trialId: string,
    settled: { state: 'graded' | 'left-out'; reason: string | null; grades: GradeRow[] },
  ): Promise<void>
  // mirror: count
  closeUnits(now: number): Promise<number>
  /** the next units in order of closing whose trials are all settled, stopping at the first that is not */
  countableUnits(limit: number): Promise<UnitTrials[]>
  countUnits(
    counted: { unitId: string; deltas: (EvidenceKey & { tierName: string; evidence: Evidence })[] }[],
  ): Promise<void>
  clearEvidence(evaluation: string): Promise<void>
  spentNano(since: number): Promise<{ nano: number; unknown: number }>

  // report
  putEvaluation(row: EvaluationRow): Promise<EvaluationRow>
  tasks(): Promise<TaskRow[]>
  versions(taskKey?: string): Promise<VersionRow[]>
  evidence(filter: { evaluation: string; taskVersion?: string; slice?: string }): Promise<EvidenceRow[]>
  counts(since: number): Promise<CountDelta[]>
  funnel(): Promise<Funnel>
  pairs(filter: PairFilter): Promise<PairRow[]>
  appendReview(row: ReviewRow): Promise<void>
  reviews(trialIds: string[]): Promise<ReviewRow[]>
  appendVerdicts(verdicts: VerdictRow[], recommendations: RecommendationRow[]): Promise<void>
  latestVerdicts(
    evaluation: string,
    at?: number,
  ): Promise<{ verdicts: VerdictRow[]; recommendations: RecommendationRow[] }>
  /** small durable values of ours: the demonstration's cursor, the key check */
  getMeta(key: string): Promise<string | null>
  setMeta(key: string, value: string): Promise<void>
}

export type Funnel = {
  seen: number
  sampled: number
  missed: Record<string, number>
  planned: number
  trials: Record<TrialState, number>
  trialsByTier: {
    tierName: string
    role: TrialRole
    state: TrialState
    reason: string | null
    count: number
  }[]
  graded: { passed: number; failed: number; unscored: number }
  units: Record<UnitState, number>
}

export type PairFilter = {
  taskVersion?: string
  taskKey?: string
  tierRevision?: string
  tierName?: string
  outcome?: 'passed' | 'failed' | 'unscored'
  limit: number
  before?: string
}
/** one trial beside its exchange, for people to look at */
export type PairRow = {
  trial: TrialRow
  exchange: ExchangeRow
  grade: GradeRow | null
  control: GradeRow | null
  firstMs: number | null
  totalMs: number | null
  costNano: number | null
}
