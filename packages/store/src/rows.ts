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

/** A version with what is needed to recognise its task again. */
export type KnownVersionRow = VersionRow & { taskName: string; foundBy: TaskRow['foundBy'] }

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
  /** of the reply's id, where another request may go on from it */
  replyHash?: string | null
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
  /**
   * path and query below the upstream's URL; left out: the usual ones of its dialect; empty: others,
   * which may have held a key, and are not kept
   */
  target?: string
  /** those that say which version of its API the request is written for */
  apiHeaders?: Readonly<Record<string, string>>
  text: ExchangeText
  /** what was sent and answered, where redaction changed something; kept in blocks of its own */
  original?: { request: string; response: string }
}

/** redacted where redaction changed something; bodies as text (request JSON, response JSON or SSE) */
export type ExchangeText = { request: string; response: string; contentType: string | null; truth?: string }

export type ExchangeRow = Omit<NewExchange, 'text' | 'original' | 'prefixHash' | 'replyHash'> & {
  /** kept only where the exchange may be continued */
  prefixHash: string | null
  unitId: string
  plannedAt: number | null
  hasText: boolean
  /** what was sent can still be read, so that it can be tried */
  hasOriginal: boolean
  /** of the request, found when its trials were planned; null: not known */
  language: string | null
  schema: string | null
  /** what replies to it are graded against */
  against: 'primary' | 'truth'
}

/** What a decision looks at of a request: how long it is, what it needs, and whom it went to. */
export type RecentRequest = Pick<
  ExchangeRow,
  'id' | 'at' | 'dialect' | 'upstream' | 'model' | 'toolCount' | 'hasImage' | 'hasText'
> & { usage: Pick<Usage, 'input'> }

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
  /**
   * Of these, those whose tokens a tokenizer counted, since the vendor did not, with a known price:
   * they are in the sums above. Only the sample's text is kept, so they stand for those outside of it.
   */
  estimated?: number
  estimatedInput?: number
  estimatedOutput?: number
  estimatedNano?: number
}

/** Of all replies to captured calls, sampled or not. */
export type StatusCount = {
  upstream: string
  httpStatus: number
  hour: number
  count: number
  /** when the last of them began, ms UTC */
  lastAt: number
}

export type Capture = {
  tasks: TaskRow[]
  versions: VersionRow[]
  exchanges: NewExchange[]
  counts: CountDelta[]
  missed: { reason: string; count: number; hour: number }[]
  statuses?: StatusCount[]
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

/** Of a request, for rules to ask for. */
export type RequestFacets = { language: string | null; schema: string | null }
export type PlannedExchange = { exchangeId: string; trials: NewTrial[]; facets?: RequestFacets }

/** A trial whose reply is there already, with all that came of it; `imported`: nobody asked for it here, so it is no spending. */
export type SettledTrial = NewTrial & {
  state: 'graded' | 'left-out'
  reason: string | null
  /** null where there was no call */
  attempt: (Omit<AttemptEnd, 'trialId' | 'n'> & { startedAt: number; imported?: boolean }) | null
  grade: Omit<GradeRow, 'trialId'> | null
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
  /** how it was reached, line by line, with its numbers */
  derivation?: string | null
}
export type RecommendationRow = {
  id: string
  at: number
  evaluation: string
  taskKey: string
  taskVersion: string
  body: string
}

/** All that was said at one time: ids of verdicts and recommendations, new and old, in their order. */
export type DecisionRow = {
  id: string
  at: number
  evaluation: string
  verdicts: readonly string[]
  recommendations: readonly string[]
  /** in force then */
  ledger: string
}
export type RecordedDecision = {
  decision: DecisionRow
  verdicts: VerdictRow[]
  recommendations: RecommendationRow[]
}
export type NewDecision = {
  evaluation: string
  /** where the ledger is among our small values, what it was when this was decided, and what it is now */
  ledger: { key: string; before: string | null; after: string }
  /** the id of the decision on record that this one was compared with */
  previous: string | null
  /** those that are not on record yet */
  verdicts: VerdictRow[]
  recommendations: RecommendationRow[]
  /** null: what was said before still holds */
  decision: DecisionRow | null
}

/** The last attempt of a trial; one still under way has neither `at` nor `outcome`. Its text: see trialTexts. */
export type AttemptRow = Omit<AttemptEnd, 'at' | 'outcome' | 'text' | 'contentType'> & {
  startedAt: number
  estimateNano: number | null
  at: number | null
  outcome: AttemptEnd['outcome'] | null
}

/** Every condition given must hold; the slice '' is the whole task. */
export type EvidenceFilter = {
  evaluation: string
  taskVersion?: string
  tierRevision?: string
  slice?: string
}

/** What one unit came to: what counting needs, read in one go, and no more of it. */
export type UnitTrials = { unit: UnitRow; exchanges: UnitExchange[]; trials: UnitTrial[] }
export type UnitExchange = { usage: UnitUsage } & Pick<
  ExchangeRow,
  | 'id'
  | 'unitId'
  | 'at'
  | 'taskVersion'
  | 'step'
  | 'firstMs'
  | 'totalMs'
  | 'costNano'
  | 'toolCount'
  | 'hasImage'
  | 'language'
  | 'schema'
  | 'against'
>
export type UnitTrial = {
  grade: Pick<GradeRow, 'grader' | 'outcome' | 'score' | 'failures' | 'reason' | 'detectable'> | null
  attempt: ({ usage: UnitUsage | null } & Pick<AttemptRow, 'firstMs' | 'totalMs' | 'costNano'>) | null
  /** the latest of its reviews */
  label: ReviewRow['label'] | null
  /** that of the judge that is admitted for the task */
  judgeLabel: ReviewRow['label'] | null
} & Pick<
  TrialRow,
  'id' | 'exchangeId' | 'unitId' | 'tierRevision' | 'tierName' | 'role' | 'repeat' | 'state' | 'reason'
>
/** the tokens that are billed */
export type UnitUsage = Pick<
  Usage,
  'input' | 'cacheRead' | 'cacheWrite' | 'cacheWriteHour' | 'output' | 'reasoning'
>

/** A judge is the name of its grader, which is another one whenever tier or criteria change. */
export type JudgeCallStart = { trialId: string; judge: string; at: number; estimateNano: number | null }
export type JudgeCallEnd = Omit<AttemptEnd, 'firstMs' | 'text' | 'contentType'> & { judge: string }
export type JudgedCount = { taskKey: string; judge: string; outcome: GradeRow['outcome']; count: number }
/** how often reviewers gave a label to replies of which the judge said so */
export type SharedLabels = { label: ReviewRow['label']; outcome: 'passed' | 'failed'; count: number }

/** What counting makes of one unit; it must follow from the unit alone, so that it can be taken back. */
export type CountUnit = (unit: UnitTrials, evaluation: string) => EvidenceRow[]
export type Recount = { count: CountUnit; subtract: (whole: Evidence, part: Evidence) => Evidence }

/**
 * A unit and what it adds; `evaluation` is needed only where there are no deltas to name it. With what it was
 * `read` as, it waits to be read again where it was labelled since.
 */
export type UnitEvidence = { unitId: string; evaluation?: string; deltas: EvidenceRow[]; read?: UnitTrials }

/** What identifying has learnt from messages by halves, in hashes of their words; when the oldest was met. */
export type Learning = { state: string; since: number | null }

/** Every condition given must hold, and at least one must be given. */
export type PurgeFilter = {
  before?: number
  taskKey?: string
  sessionKey?: string
  exchangeIds?: string[]
  /** exchanges of counted units, whose trials are done */
  counted?: true
}
/** exchanges whose kept text went, originals that went, replies that went */
export type Purged = { exchanges: number; originals: number; replies: number }

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
  /** default: candidate */
  role?: TrialRole
  /** this one alone */
  trial?: string
  limit: number
  /** the id of the last trial seen: those older than it follow */
  before?: string
}
export type StepFilter = { taskVersion: string; tierRevision: string; limit: number }
/** how one reply of a conversation came out */
export type StepOutcome = { unitId: string; step: number; outcome: 'passed' | 'failed' | 'unscored' }
export type ReviewableFilter = { taskVersion: string; limit: number }
/** a candidate's graded trial, as far as the order of reviews needs it */
export type Reviewable = {
  trialId: string
  unitId: string
  tierRevision: string
  outcome: 'passed' | 'failed'
  isReviewed: boolean
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

/** Exchanges that were planned before a tier was a candidate, `after` the last one seen. */
export type UntriedFilter = {
  evaluation: string
  taskVersion: string
  tierRevision: string
  /** a control is wanted beside it */
  control: boolean
  plannedBefore: number
  /** production's clock */
  since: number
  after: string | null
  limit: number
}
/** Counted units in which a candidate's trials came late, with those and the controls alone. */
export type LateUnits = { tierRevision: string; units: UnitTrials[] }
/** What they come to; of that candidate alone. */
export type LateEvidence = { unitId: string; tierRevision: string; deltas: EvidenceRow[]; read?: UnitTrials }
