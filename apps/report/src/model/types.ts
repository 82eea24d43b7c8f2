import type { CandidateVerdict, Recommendation, Saving } from '@tierdrop/decision'
import type { Funnel } from '@tierdrop/store'

/** Everything that pages say of one task and candidate. */
export type CandidateView = CandidateVerdict & {
  model: string
  failed: readonly { code: string; sentence: string; count: number; detectable: boolean }[]
  exchanges: number
}

export type TaskView = {
  key: string
  name: string
  kind: string
  foundBy: 'header' | 'rule' | 'fingerprint'
  excerpt: string
  versions: number
  model: string | null
  exchanges: number
  share: number
  spendNano: number | null
  recommendation: Recommendation
  candidates: readonly CandidateView[]
}

export type Overview = {
  evaluation: {
    name: string
    owner: string | null
    startedAt: number
    budgetNano: number | null
    spentNano: number
    spentUnknown: number
  }
  at: number
  tasks: readonly TaskView[]
  funnel: Funnel
  /** a month, all that may switch; null: unknown */
  saving: { low: number; mean: number; high: number } | null
  from: number | null
  to: number | null
}

export type ReplyView = {
  text: string
  calls: readonly { name: string; arguments: string }[]
  refusal: string | null
  cut: boolean
}

/** One request with what each arm made of it, for people to judge. */
export type PairView = {
  trialId: string
  exchangeId: string
  at: number
  outcome: 'passed' | 'failed' | 'unscored'
  reason: string | null
  failures: readonly {
    code: string
    sentence: string
    detectable: boolean
    path: string | null
    detail: string | null
  }[]
  controlOutcome: 'passed' | 'failed' | 'unscored' | null
  asked: string
  primary: ReplyView | null
  candidate: ReplyView | null
  control: ReplyView | null
}

export type { Saving }
