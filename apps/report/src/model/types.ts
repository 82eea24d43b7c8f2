import type { CandidateVerdict, Estate, Recommendation } from '@tierdrop/decision'
import type { JudgeState } from '@tierdrop/proxy'
import type { Funnel, ReviewRow } from '@tierdrop/store'
import type { AfterSwitch } from '../decide/after-switch.ts'
import type { NamedPipeline } from '../decide/estate-of.ts'
import type { VersionReading } from '../decide/read-task.ts'
import type { TrafficSpan } from '../decide/traffic-span.ts'

/** Everything that pages say of one task and candidate. */
export type CandidateView = CandidateVerdict & {
  model: string
  /** among the candidates that config names; else decided by the evidence there is, and never called */
  isListed: boolean
  failed: readonly { code: string; sentence: string; count: number; detectable: boolean }[]
  /** replies in the counted units */
  exchanges: number
}

export type TaskView = {
  key: string
  name: string
  kind: string
  foundBy: 'header' | 'rule' | 'fingerprint'
  excerpt: string
  versions: readonly Pick<
    VersionReading,
    'key' | 'firstSeen' | 'exchanges' | 'units' | 'isDecided' | 'excerpt'
  >[]
  model: string | null
  exchanges: number
  sampled: number
  /** of all requests; null where none was seen */
  share: number | null
  /** nano-dollars of the requests with a known price, and how many have none */
  spendNano: number
  unpriced: number
  /** of the priced ones, those whose tokens a tokenizer counted, or that of others alike */
  estimated: number
  /** the model that may label its replies, with how far reviewers agree with it; null: config names none */
  judge: Omit<JudgeState, 'task' | 'taskKeys'> | null
  recommendation: Recommendation
  candidates: readonly CandidateView[]
}

/** What is measured beside all traffic: one line of it, an hour of the day or a model. */
export type Slice = { name: string; seen: number; sampled: number }
export type Representation = {
  seen: number
  sampled: number
  byHour: readonly Slice[]
  byModel: readonly Slice[]
  /** where the sample's share is furthest from that of all traffic, in shares; null without a sample */
  furthest: { name: string; difference: number } | null
}

/** One thing once said: of a task (candidate null) or of a candidate. */
export type Said = {
  at: number
  task: string
  candidate: string | null
  /** of a recommendation: where to */
  to: string | null
  /** of the candidate, and of the part of the task that it is said of */
  revision: string | null
  rule: string | null
  word: Recommendation['action'] | CandidateVerdict['verdict']
  units: number | null
  why: readonly string[]
}

export type Overview = {
  /** where clients send their requests */
  proxy: string
  evaluation: {
    name: string
    owner: string | null
    startedAt: number
    endsAt: number | null
    budgetNano: number | null
    spentNano: number
    spentUnknown: number
    /** settings that are not what they were when the evaluation began */
    changed: readonly string[]
  }
  at: number
  tasks: readonly TaskView[]
  funnel: Funnel
  representation: Representation
  estate: Estate
  pipelines: readonly NamedPipeline[]
  moved: readonly AfterSwitch[]
  /** the risk of a wrong switch, over all tasks; null without a task that has a candidate */
  alpha: number | null
  history: readonly Said[]
  span: TrafficSpan | null
}

export type ReplyView = {
  text: string
  calls: readonly { name: string; arguments: string }[]
  refusal: string | null
  error: string | null
  cut: boolean
}

export type Outcome = 'passed' | 'failed' | 'unscored'
export type Label = ReviewRow['label']

/** One request with what each arm made of it, for people to judge. */
export type PairView = {
  trialId: string
  exchangeId: string
  at: number
  /** its place in the conversation, from 0 */
  step: number
  outcome: Outcome
  reason: string | null
  failures: readonly {
    code: string
    sentence: string
    detectable: boolean
    path: string | null
    detail: string | null
  }[]
  /** of two texts that differ, how much they do; none of it decides */
  signals: readonly string[]
  controlOutcome: Outcome | null
  /** null: not kept, or no longer */
  asked: string | null
  primary: ReplyView | null
  candidate: ReplyView | null
  control: ReplyView | null
  reviews: readonly Pick<ReviewRow, 'reviewer' | 'label' | 'note' | 'at'>[]
}

export type PairPage = {
  views: readonly PairView[]
  /** the trial after which older ones follow; null: there are none */
  older: string | null
  /** null: no conversation of the candidate has several requests */
  divergence: Divergence | null
}

/** At which request the newest conversations of a candidate first failed. */
export type Divergence = {
  sessions: number
  passed: number
  unscored: number
  first: readonly { step: number; count: number }[]
}
