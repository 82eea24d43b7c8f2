export type { Assembled } from './capture/assemble.ts'
export { Batch } from './capture/batch.ts'
export { Catalog } from './capture/catalog.ts'
export { consume, type Stages } from './capture/consume.ts'
export type { Exchanged } from './capture/frame.ts'
export { redactionKey } from './capture/redact/placeholder.ts'
export { createRedactor, type Redactor } from './capture/redact/redactor.ts'
export type { CaptureState } from './child.ts'
export { countSettledUnits, recountWith, unitDeltas } from './mirror/count-units.ts'
export { gradeReply, gradeRow, graderOf, referenceOf } from './mirror/grade-trial.ts'
export { gradedTask, graderTasks, type ScoredTask, withOwnGraders } from './mirror/grader-tasks.ts'
export { type JudgeState, judgeStates } from './mirror/judge/judge-states.ts'
export { type Mirror, type MirrorOptions, startMirror } from './mirror/mirror.ts'
export { planTrials } from './mirror/plan.ts'
export { planRetry } from './mirror/plan-retry.ts'
export { requestFacets } from './mirror/request-facets.ts'
export { createTierBook, type TierBook } from './mirror/tier-book.ts'
export { type EvidenceDifference, verifyEvidence } from './mirror/verify-evidence.ts'
export { portIsSent, portMessages } from './port-messages.ts'
export { type ProxyOptions, type RunningProxy, startProxy } from './proxy.ts'
export { receivePort } from './sent-port.ts'

/** The programs of this app, to be run by node. */
export const proxyMains = {
  proxy: new URL('./proxy.main.ts', import.meta.url),
  mirror: new URL('./mirror/mirror.main.ts', import.meta.url),
} as const
