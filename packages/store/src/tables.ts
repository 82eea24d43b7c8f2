import type { Generated } from 'kysely'

// Columns as the database has them (in snake_case there). `seq` numbers rows inside the database:
// references between tables are integers, because a UUID costs 36 bytes in each row and each index.
// Booleans are 0 or 1: SQLite has no others.

export type Tables = {
  migrations: { number: number; name: string }
  meta: { key: string; value: string }

  tasks: { key: string; name: string; foundBy: string; firstSeen: number }
  versions: {
    seq: Generated<number>
    key: string
    taskKey: string
    kind: string
    fingerprint: string
    sketch: string
    previousKey: string | null
    excerpt: string
    firstSeen: number
    /** how many units of it have been closed, so the number of the last one */
    unitsNumbered: Generated<number>
  }
  shapes: ShapeColumns & { seq: Generated<number>; key: string }
  exchanges: ExchangeColumns
  units: UnitColumns
  /** the exchanges of a block have seqs from first to last, though not all of those need be in it */
  blocks: { seq: Generated<number>; sealed: Buffer; firstExchange: number; lastExchange: number }
  counts: CountColumns
  missed: { reason: string; hour: number; count: number }
  statuses: { upstream: string; httpStatus: number; hour: number; count: number; lastAt: number }

  tiers: { seq: Generated<number>; revision: string; name: string; body: string; at: number }
  trials: TrialColumns
  attempts: AttemptColumns
  grades: GradeColumns
  judgeCalls: JudgeCallColumns
  /** the judge whose grades count as labels, per task */
  admissions: { taskKey: string; grader: string; at: number }

  evaluations: {
    id: string
    name: string
    owner: string | null
    startedAt: number
    endsAt: number | null
    budgetNano: number | null
    policy: string
    seed: string
  }
  /** evaluations that units were counted in, so that a unit names its one by a small integer */
  counters: { seq: Generated<number>; evaluation: string }
  /** a column for each reading, null where there is nothing; see evidence-texts.ts */
  evidenceCells: {
    evaluation: string
    taskVersion: string
    tierRevision: string
    slice: string
    day: string
    tierName: string
    asIs: string | null
    withFallback: string | null
  }
  reviews: { id: string; trial: number; at: number; reviewer: string; label: string; note: string | null }
  verdicts: RecommendationColumns & {
    candidate: string
    tierRevision: string
    verdict: string
    derivation: string | null
  }
  recommendations: RecommendationColumns
  /** ids as JSON, in the order in which they were said */
  decisions: {
    seq: Generated<number>
    id: string
    at: number
    evaluation: string
    verdicts: string
    recommendations: string
    ledger: string
  }
}

/** What many exchanges have in common, kept once. */
export type ShapeColumns = {
  taskVersion: string
  dialect: string
  upstream: string
  model: string | null
  servedModel: string | null
  status: string
  httpStatus: number | null
  stream: number
  stop: string
  toolCount: number
  hasImage: number
  serviceTier: string | null
  estimated: number
  /** where and for which version of the API it was asked, beyond what is usual; headers as JSON */
  target: string | null
  apiHeaders: string | null
}

type ExchangeColumns = {
  seq: number
  id: string
  at: number
  shape: number
  /** the unit's seq, which is that of the exchange that opened it */
  unit: number
  step: number
  continues: number
  /** null where nothing continues the exchange */
  prefixHash: string | null
  /** null where nothing refers to the reply by its id, or prefixHash says it */
  replyHash: string | null
  /** microseconds: a double would take eight bytes */
  firstUs: number | null
  totalUs: number | null
  input: number | null
  cacheRead: number | null
  cacheWrite: number | null
  cacheWriteHour: number | null
  output: number | null
  reasoning: number | null
  inputAudio: number | null
  outputAudio: number | null
  serverToolRequests: number | null
  costNano: number | null
  plannedAt: number | null
  block: number | null
  blockOffset: number | null
  blockLength: number | null
  /** 1 where redaction changed the text: without its original it can no longer be tried */
  redacted: Generated<number>
  originalBlock: number | null
  originalOffset: number | null
  originalLength: number | null
  /** found when its trials are planned; null: not known */
  language: string | null
  schemaName: string | null
  /** 1 where replies are graded against a truth rather than the primary's */
  hasTruth: Generated<number>
}

export type UnitColumns = {
  seq: number
  version: number
  sessionKey: string
  ordinal: number
  openedAt: number
  lastAt: number
  closesAt: number
  closedAt: number | null
  number: number | null
  state: string
  /** the counter of the evaluation whose evidence it entered */
  countedIn: number | null
  /** 1 for a first exchange that nothing continues: no other exchange looks for its unit */
  lone: number
}

type CountColumns = {
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
  estimated: Generated<number>
  estimatedInput: Generated<number>
  estimatedOutput: Generated<number>
  estimatedNano: Generated<number>
}

type TrialColumns = {
  seq: Generated<number>
  id: string
  exchange: number
  tier: number
  role: string
  repeat: number
  state: string
  dueAt: number
  expiresAt: number
  attempts: Generated<number>
  leaseOwner: string | null
  leaseUntil: number | null
  reason: string | null
  /** the grade that decides, of possibly several */
  grader: string | null
  graderVersion: number | null
  outcome: string | null
  /** when it may be put before a judge; null: it need not be, or has been */
  judgeAt: number | null
  /** 1: its unit was counted without it, and it waits for its turn */
  late: Generated<number>
}

type AttemptColumns = {
  trial: number
  n: number
  startedAt: number
  estimateNano: number | null
  endedAt: number | null
  outcome: string | null
  error: string | null
  firstMs: number | null
  totalMs: number | null
  usage: string | null
  costNano: number | null
  servedModel: string | null
  sealed: Buffer | null
  /** 1: its reply was there already, and cost us nothing */
  imported: Generated<number>
}

type JudgeCallColumns = Omit<AttemptColumns, 'firstMs' | 'sealed' | 'imported'> & { judge: string }

type GradeColumns = {
  trial: number
  grader: string
  graderVersion: number
  at: number
  outcome: string
  score: number | null
  failures: string
  reason: string | null
  detectable: number
}

type RecommendationColumns = {
  id: string
  at: number
  evaluation: string
  taskKey: string
  taskVersion: string
  body: string
}
