import { admitJudge, listAdmissions, sharedLabels } from './admissions.ts'
import { endAttempt, spentNano, startAttempt, trialTexts } from './attempts.ts'
import { closeUnits } from './close-units.ts'
import { countUnits } from './count-units.ts'
import { countableUnits } from './countable-units.ts'
import { countedUnits } from './counted-units.ts'
import { listCounts } from './counts.ts'
import { decisionAt, recordDecision } from './decisions.ts'
import type { Engine } from './engine.ts'
import { estimateUsage } from './estimate-usage.ts'
import { putEvaluation } from './evaluations.ts'
import { clearEvidence } from './evidence.ts'
import type { EvidenceMath } from './evidence-math.ts'
import {
  exchangeOfReply,
  exchangesById,
  exchangeTexts,
  findSession,
  recentExchanges,
  unplannedExchanges,
} from './exchanges.ts'
import { funnel } from './funnel.ts'
import { releaseLeases, renewLeases } from './hold-leases.ts'
import { joinTexts } from './join-texts.ts'
import { endJudgeCall, startJudgeCall } from './judge-calls.ts'
import { judged, leaseJudgings, queueJudging, settleJudging } from './judgings.ts'
import { keepLearning, readLearning } from './keep-learning.ts'
import type { KnownShapes } from './keep-shapes.ts'
import { lastLimited } from './last-limited.ts'
import { countLate, lateUnits, planLateTrials } from './late-trials.ts'
import { expireTrials, leaseTrials, recoverLeases, releaseTrial } from './lease-trials.ts'
import { listCells, listEvidence } from './list-evidence.ts'
import { getMeta, setMeta } from './meta.ts'
import { pairs } from './pairs.ts'
import { planTrials } from './plan-trials.ts'
import { purgeContent } from './purge-content.ts'
import { recentRequests } from './recent-requests.ts'
import { rememberEvidence } from './remember-evidence.ts'
import { reviewTrial } from './review-trial.ts'
import { reviewable } from './reviewable.ts'
import { appendReview, listReviews } from './reviews.ts'
import type { Seal } from './seal.ts'
import { regradeTrial, settleTrial } from './settle-trial.ts'
import { stepOutcomes } from './step-outcomes.ts'
import { knownVersions, listTasks, listVersions } from './tasks.ts'
import { listTiers, registerTier } from './tiers.ts'
import type { CaptureStore, MirrorStore, ReportStore, Store } from './types.ts'
import { untriedExchanges } from './untried-exchanges.ts'
import { appendVerdicts, latestVerdicts } from './verdicts.ts'
import { writeCapture } from './write-capture.ts'
import { writeTrials } from './write-trials.ts'

export function createStore(engine: Engine, seal: Seal, evidenceMath: EvidenceMath): Store {
  return {
    path: engine.path,
    close: () => engine.close(),
    ...captureStore(engine, seal),
    ...mirrorStore(engine, seal, evidenceMath),
    ...reportStore(engine, seal, evidenceMath),
  }
}

function captureStore(engine: Engine, seal: Seal): CaptureStore {
  const shapes: KnownShapes = new Map()
  return {
    writeCapture: (capture, timing) => writeCapture(engine, seal, shapes, capture, timing),
    knownVersions: () => knownVersions(engine.db),
    learning: () => readLearning(engine.db, seal),
    keepLearning: (learning, forgotten) => keepLearning(engine, seal, learning, forgotten),
    findSession: (hash) => findSession(engine.db, hash),
    isIntact: () => engine.isIntact(),
  }
}

function mirrorStore(engine: Engine, seal: Seal, evidenceMath: EvidenceMath): MirrorStore {
  const { db } = engine
  return {
    registerTier: (tier) => engine.write((trx) => registerTier(trx, tier)),
    tiers: () => listTiers(db),
    unplannedExchanges: (limit) => unplannedExchanges(db, limit),
    estimateUsage: (estimates) => engine.write((trx) => estimateUsage(trx, estimates)),
    planTrials: (planned, at) => engine.write((trx) => planTrials(trx, planned, at)),
    untriedExchanges: (filter) => untriedExchanges(db, filter),
    planLateTrials: (planned, at) => engine.write((trx) => planLateTrials(engine, trx, planned, at)),
    lateUnits: (evaluation, limit) => lateUnits(db, evaluation, limit),
    countLate: (counted) => engine.write((trx) => countLate(engine, trx, counted, evidenceMath)),
    writeTrials: (planned, at) => engine.write((trx) => writeTrials(trx, seal, planned, at)),
    leaseTrials: (lease) => engine.write((trx) => leaseTrials(engine, trx, lease)),
    releaseTrial: (trialId, dueAt) => engine.write((trx) => releaseTrial(trx, trialId, dueAt)),
    startAttempt: (attempt) => engine.write((trx) => startAttempt(trx, attempt)),
    endAttempt: (attempt) => engine.write((trx) => endAttempt(trx, seal, attempt)),
    renewLeases: (lease) => engine.write((trx) => renewLeases(trx, lease)),
    releaseLeases: (owner) => engine.write((trx) => releaseLeases(trx, owner)),
    recoverLeases: (now, gone) => engine.write((trx) => recoverLeases(trx, now, gone)),
    expireTrials: (now, budget) => engine.write((trx) => expireTrials(trx, now, budget)),
    exchangeTexts: (ids, form) => exchangeTexts(db, seal, ids, form),
    trialTexts: (ids) => trialTexts(db, seal, ids),
    exchanges: (ids) => exchangesById(db, ids),
    exchangeOfReply: (replyHash) => exchangeOfReply(db, replyHash),
    settleTrial: (trialId, settled) => engine.write((trx) => settleTrial(trx, trialId, settled)),
    regradeTrial: (trialId, grades) => engine.write((trx) => regradeTrial(trx, trialId, grades)),
    queueJudging: (queue) => engine.write((trx) => queueJudging(trx, queue)),
    leaseJudgings: (lease) => engine.write((trx) => leaseJudgings(engine, trx, lease)),
    startJudgeCall: (call) => engine.write((trx) => startJudgeCall(trx, call)),
    endJudgeCall: (call) => engine.write((trx) => endJudgeCall(trx, call)),
    settleJudging: (trialId, settled, recount) =>
      engine.write((trx) => settleJudging(engine, trx, trialId, settled, { ...recount, math: evidenceMath })),
    judged: () => judged(db),
    sharedLabels: (judge, taskKeys) => sharedLabels(db, judge, taskKeys),
    admissions: () => listAdmissions(db),
    admitJudge: (admission, recount) =>
      engine.write((trx) => admitJudge(engine, trx, admission, { ...recount, math: evidenceMath })),
    closeUnits: (now) => engine.write((trx) => closeUnits(engine, trx, now)),
    countableUnits: (limit) => countableUnits(db, limit),
    countUnits: (counted) => engine.write((trx) => countUnits(engine, trx, counted, evidenceMath)),
    countedUnits: (evaluation, page) => countedUnits(db, evaluation, page),
    clearEvidence: (evaluation) => engine.write((trx) => clearEvidence(engine, trx, evaluation)),
    lastLimited: () => lastLimited(db),
    spentNano: (since) => spentNano(db, since),
  }
}

function reportStore(engine: Engine, seal: Seal, evidenceMath: EvidenceMath): ReportStore {
  const { db } = engine
  const read = (text: string) => evidenceMath.unpack(text)
  const remembered = rememberEvidence(evidenceMath)
  return {
    putEvaluation: (row) => engine.write((trx) => putEvaluation(trx, row)),
    tasks: () => listTasks(db),
    versions: (taskKey) => listVersions(db, taskKey),
    // All rows of a long run are more than are worth remembering.
    evidence: (filter) => listEvidence(db, filter, filter.slice === '' ? remembered : read),
    evidenceCells: (of, isAsked) => listCells(db, of, isAsked, remembered),
    counts: (since) => listCounts(db, since),
    recentExchanges: (taskVersion, limit) => recentExchanges(db, taskVersion, limit),
    recentRequests: (taskVersions, limit) => recentRequests(db, taskVersions, limit),
    funnel: () => funnel(db),
    pairs: (filter) => pairs(db, filter),
    reviewable: (filter) => reviewable(db, filter),
    stepOutcomes: (filter) => stepOutcomes(db, filter),
    appendReview: (row) => engine.write((trx) => appendReview(trx, row)),
    reviewTrial: (row, recount) =>
      engine.write((trx) => reviewTrial(engine, trx, row, { ...recount, math: evidenceMath })),
    reviews: (trialIds) => listReviews(db, trialIds),
    appendVerdicts: (verdicts, recommendations) =>
      engine.write((trx) => appendVerdicts(trx, verdicts, recommendations)),
    recordDecision: (record) => engine.write((trx) => recordDecision(engine, trx, record)),
    decisionAt: (evaluation, at) => decisionAt(db, evaluation, at),
    latestVerdicts: (evaluation, at) => latestVerdicts(db, evaluation, at),
    purgeContent: (filter, what) => purgeContent(engine, seal, filter, what),
    joinTexts: (limit) => joinTexts(engine, seal, limit),
    getMeta: (key) => getMeta(db, key),
    setMeta: (key, value) => engine.write((trx) => setMeta(trx, key, value)),
  }
}
