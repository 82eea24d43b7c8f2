import type { Usage } from '@tierdrop/wire'
import type {
  AttemptEnd,
  AttemptStart,
  Capture,
  CountDelta,
  EvaluationRow,
  EvidenceFilter,
  EvidenceKey,
  EvidenceRow,
  ExchangeRow,
  ExchangeText,
  Funnel,
  GradeRow,
  JudgeCallEnd,
  JudgeCallStart,
  JudgedCount,
  KnownVersionRow,
  LateEvidence,
  LateUnits,
  Learning,
  NewDecision,
  PairFilter,
  PairRow,
  PlannedExchange,
  Purged,
  PurgeFilter,
  RecentRequest,
  RecommendationRow,
  RecordedDecision,
  Recount,
  RequestFacets,
  Reviewable,
  ReviewableFilter,
  ReviewRow,
  SettledTrial,
  SharedLabels,
  StepFilter,
  StepOutcome,
  TaskRow,
  TrialRow,
  UnitEvidence,
  UnitTrials,
  UntriedFilter,
  VerdictRow,
  VersionRow,
} from './rows.ts'

export type * from './rows.ts'

/** What capture writes, and reads to identify. */
export type CaptureStore = {
  /** An exchange that is there already changes nothing; counts and missed are added each time. */
  writeCapture(capture: Capture, timing: { quietMs: number; maxMs: number }): Promise<void>
  knownVersions(): Promise<KnownVersionRow[]>
  /** what was kept last; null where nothing was, or a purge has removed it */
  learning(): Promise<string | null>
  /**
   * Keeps what identifying has learnt by halves, sealed; null removes it. Not kept where a purge wants
   * something to be forgotten first: then a number, which says that what was met before it must go, and
   * which is to be handed in with what is left.
   */
  keepLearning(learning: Learning | null, forgotten: number | null): Promise<number | null>
  /** the newest exchange that may be continued (`continues`) and has this hash, or whose reply's id has it */
  findSession(hash: string): Promise<{ sessionKey: string; step: number; taskVersion: string } | null>
  /** false once the store's path no longer leads to the file that is open: reopen it */
  isIntact(): boolean
}

/** What the mirror plans, calls, grades and counts by. */
export type MirrorStore = {
  // plan
  /** before trials of it are planned */
  registerTier(tier: { revision: string; name: string; body: string; at: number }): Promise<void>
  /** every tier that was ever registered, in that order */
  tiers(): Promise<{ revision: string; name: string; body: string; at: number }[]>
  unplannedExchanges(limit: number): Promise<ExchangeRow[]>
  /** tokens that a tokenizer counted, where the vendor sent no counts */
  estimateUsage(
    estimates: readonly { exchangeId: string; usage: Usage; costNano: number | null }[],
  ): Promise<void>
  planTrials(planned: PlannedExchange[], at: number): Promise<void>
  /** for a candidate that came later */
  untriedExchanges(filter: UntriedFilter): Promise<ExchangeRow[]>
  /** Of units that are closed already, such trials are late: no part of the unit until they are counted. */
  planLateTrials(planned: PlannedExchange[], at: number): Promise<void>
  /**
   * Plans exchanges whose replies exist already, and settles their trials at once, in one transaction.
   * A trial that is there already changes nothing.
   */
  writeTrials(
    planned: { exchangeId: string; trials: SettledTrial[]; facets?: RequestFacets }[],
    at: number,
  ): Promise<void>
  // call
  leaseTrials(lease: {
    owner: string
    now: number
    until: number
    limit: number
    tierRevisions?: string[]
  }): Promise<TrialRow[]>
  releaseTrial(trialId: string, dueAt: number): Promise<void>
  /** fails unless the trial is leased and `n` is above that of its attempts so far */
  startAttempt(attempt: AttemptStart): Promise<void>
  endAttempt(attempt: AttemptEnd): Promise<void>
  /** leases are short: who lives renews them, who stops gives back what it has not begun */
  renewLeases(lease: { owner: string; until: number }): Promise<void>
  releaseLeases(owner: string): Promise<void>
  /**
   * Trials whose lease has run out, or whose owner is known to be `gone`, are pending again; attempts that
   * a crash swallowed are booked at their estimate as unknown. Answers how many trials came back.
   */
  recoverLeases(now: number, gone?: string): Promise<number>
  /** `isSpent`: the budget is, so that what was never asked expires for want of it. */
  expireTrials(now: number, budget: { isSpent: boolean }): Promise<number>
  /**
   * As kept, so redacted; or, for trials, as it was before. Ids without an entry have no such text any more:
   * a redacted one never stands in for its original.
   */
  exchangeTexts(ids: string[], form?: 'kept' | 'original'): Promise<Map<string, ExchangeText>>
  trialTexts(ids: string[]): Promise<Map<string, { text: string; contentType: string | null }>>
  exchanges(ids: string[]): Promise<ExchangeRow[]>
  /** the exchange whose reply has the id with this hash: what a chain's next request goes on from */
  exchangeOfReply(replyHash: string): Promise<string | null>
  // grade
  /** Once: a trial that is settled already keeps its grades. The first grade is the one that decides. */
  settleTrial(
    trialId: string,
    settled: {
      state: 'graded' | 'left-out'
      reason: string | null
      grades: GradeRow[]
      /** when a judge may see it */
      judgeAt?: number
    },
  ): Promise<void>
  /** of a graded trial: the first of these grades decides from now on; clearEvidence then counts anew */
  regradeTrial(trialId: string, grades: GradeRow[]): Promise<void>
  // judge
  /** Failed replies that text or code alone tells apart and this judge has not graded are to be judged. */
  queueJudging(queue: { judge: string; taskVersion: string; at: number }): Promise<number>
  /** Each to one owner until then; calls that a crash swallowed are booked at their estimate. */
  leaseJudgings(lease: {
    now: number
    until: number
    limit: number
  }): Promise<{ trial: TrialRow; grade: GradeRow | null }[]>
  /** Written before the call; answers its number among this judge's calls for the trial. */
  startJudgeCall(call: JudgeCallStart): Promise<number>
  endJudgeCall(call: JudgeCallEnd): Promise<void>
  /** The grade, kept apart from those that decide; or, without one, when it is to be judged again (null: never). */
  settleJudging(
    trialId: string,
    settled: { grade: GradeRow } | { judgeAt: number | null },
    recount: Recount,
  ): Promise<void>
  judged(): Promise<JudgedCount[]>
  sharedLabels(judge: string, taskKeys: readonly string[]): Promise<SharedLabels[]>
  admissions(): Promise<{ taskKey: string; grader: string; at: number }[]>
  /** From now on this judge's grades count as labels for the task, or none's; counted units are counted anew. */
  admitJudge(
    admission: { taskKey: string; grader: string | null; at: number },
    recount: Recount,
  ): Promise<void>
  // count
  closeUnits(now: number): Promise<number>
  /**
   * The next units in order of closing whose trials are all settled, stopping at the first that is not;
   * at most `limit` of each task version. Where there are more than `limit`, they come in parts.
   */
  countableUnits(limit: number): AsyncIterable<UnitTrials[]>
  /**
   * In that order, all of a version's before it included; a unit that is counted already adds nothing. From the
   * first on that was labelled since it was read, they are left to be read again.
   */
  countUnits(counted: UnitEvidence[]): Promise<void>
  /** Per candidate, the next units in which it came late, in order, up to the first that is not settled. */
  lateUnits(evaluation: string, limit: number): Promise<LateUnits[]>
  /** In that order; what is counted already adds nothing, and what was labelled since is left as above. */
  countLate(counted: LateEvidence[]): Promise<void>
  /** units that are counted in this evaluation, by and by: `after` is the last page's `next` */
  countedUnits(
    evaluation: string,
    page: { after: number; limit: number },
  ): Promise<{ units: UnitTrials[]; next: number | null }>
  /** forgets the evidence of an evaluation; its units become countable again, with their numbers */
  clearEvidence(evaluation: string): Promise<void>
  /** When an upstream last told production's own traffic, sampled or not, that it had asked too often (429). */
  lastLimited(): Promise<{ upstream: string; at: number }[]>
  spentNano(since: number): Promise<{ nano: number; unknown: number }>
}

/** What is decided from, shown and appended. */
export type ReportStore = {
  /** By name: one that exists keeps its id, start, policy and seed, and takes owner, end and budget. */
  putEvaluation(row: EvaluationRow): Promise<EvaluationRow>
  tasks(): Promise<TaskRow[]>
  versions(taskKey?: string): Promise<VersionRow[]>
  evidence(filter: EvidenceFilter): Promise<EvidenceRow[]>
  /** The cells of a candidate's facets, which are nearly all rows: only those asked for are read. */
  evidenceCells(
    of: Pick<EvidenceKey, 'evaluation' | 'taskVersion' | 'tierRevision' | 'reading'>,
    isAsked: (slice: string) => boolean,
  ): Promise<EvidenceRow[]>
  counts(since: number): Promise<CountDelta[]>
  /** the newest first */
  recentExchanges(taskVersion: string, limit: number): Promise<ExchangeRow[]>
  /** of each version, the newest first */
  recentRequests(taskVersions: readonly string[], limit: number): Promise<Map<string, RecentRequest[]>>
  funnel(): Promise<Funnel>
  pairs(filter: PairFilter): Promise<PairRow[]>
  reviewable(filter: ReviewableFilter): Promise<Reviewable[]>
  /** of a candidate's graded trials, the newest first */
  stepOutcomes(filter: StepFilter): Promise<StepOutcome[]>
  appendReview(row: ReviewRow): Promise<void>
  /** The review, and with it, where the trial's unit is counted already, the evidence: one transaction. */
  reviewTrial(row: ReviewRow, recount: Recount): Promise<void>
  reviews(trialIds: string[]): Promise<ReviewRow[]>
  appendVerdicts(verdicts: VerdictRow[], recommendations: RecommendationRow[]): Promise<void>
  /** In one transaction; false, and nothing is written, where another process has decided since. */
  recordDecision(record: NewDecision): Promise<boolean>
  /** what was on record at `at`, as a whole and in its order */
  decisionAt(evaluation: string, at?: number): Promise<RecordedDecision | null>
  /** as of `at`: the last verdict per task version and candidate, the last recommendation per task version */
  latestVerdicts(
    evaluation: string,
    at?: number,
  ): Promise<{ verdicts: VerdictRow[]; recommendations: RecommendationRow[] }>
  /** Removes text, of the replies to it too, or the originals alone; rows and counts stay. */
  purgeContent(filter: PurgeFilter, what?: 'all' | 'originals'): Promise<Purged>
  /** Joins the texts of small flushes into blocks that take less room, at most `limit`; how many were joined. */
  joinTexts(limit: number): Promise<number>
  /** small durable values of ours: the demonstration's cursor, the key check */
  getMeta(key: string): Promise<string | null>
  setMeta(key: string, value: string): Promise<void>
}

/**
 * The one door to what is kept; nothing above it knows which database is behind it.
 * Every write method is one transaction (a purge: one per block).
 */
export type Store = CaptureStore &
  MirrorStore &
  ReportStore & {
    /** the file, or the URL without its password */
    readonly path: string
    close(): Promise<void>
  }
