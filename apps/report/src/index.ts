export type { AfterSwitch } from './decide/after-switch.ts'
export { beginEvaluation } from './decide/begin-evaluation.ts'
export { decideAndRemember } from './decide/decide-and-remember.ts'
export { type Decision, decideStore } from './decide/decide-store.ts'
export { estateOfDecision, type NamedPipeline, pipelinesOf } from './decide/estate-of.ts'
export { type PlannedCell, planStore } from './decide/plan-store.ts'
export { policyChangesOf } from './decide/policy-changes-of.ts'
export type { TaskReading } from './decide/read-task.ts'
export { type Readings, readTasks } from './decide/read-tasks.ts'
export { derivationOf, type Remembering, remember } from './decide/remember.ts'
export { type WhatIf, type Wish, whatIfStore } from './decide/what-if-store.ts'
export { type RunningReport, startReport } from './start-report.ts'
export { type VerdictJson, type VerdictsJson, verdictJson, verdictsJson } from './verdicts-json.ts'
export { writeReport } from './write-report.ts'

/** The program of this app, to be run by node. */
export const reportMain = new URL('./report.main.ts', import.meta.url)
