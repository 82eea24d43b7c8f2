import { type Config, configSchema } from '@tierdrop/config'
import { judgeStates, recountWith } from '@tierdrop/proxy'
import { failure } from '@tierdrop/scoring'
import type { GradeRow, Store } from '@tierdrop/store'
import { type Case, config, now } from './fill-store.ts'

/** The config of the other tests with one more task, of free text, that has a judge. */
export const judgedConfig: Config = configSchema.parse({
  ...config,
  tiers: {
    ...config.tiers,
    arbiter: { upstream: 'openai', dialect: 'openai-chat', model: 'gpt-5.4-mini' },
  },
  tasks: {
    ...config.tasks,
    answer: {
      kind: 'text',
      margin: 0.1,
      candidates: ['nano'],
      judge: { tier: 'arbiter', criteria: 'It names the reason. <b>Nothing else.</b>' },
    },
  },
})

const differs = JSON.stringify([failure('differs', null, null)])

/** Replies in other words, which the grader fails and only people or a judge can pass. */
export function answerCases(count: number): Case[] {
  return Array.from({ length: count }, (_, index) => ({
    task: 'answer',
    asked: `Why is parcel ${index} late?`,
    answered: 'The road is closed.',
    shadow: { nano: { said: 'Because of a closed road.', failed: differs } },
  }))
}

/**
 * The judge finds every third of the task's shadow replies worse; reviewers label the first so many, and
 * the first of these otherwise than the judge.
 */
export async function judgeAndReview(
  store: Store,
  { reviewed, otherwise }: { reviewed: number; otherwise: number },
): Promise<{ taskKey: string; grader: string }> {
  const recount = recountWith(judgedConfig.evaluation.seed)
  const [state] = await judgeStates(judgedConfig, store)
  const [taskKey] = state?.taskKeys ?? []
  if (!state || taskKey === undefined) throw new Error('the task has a judge')
  const { grader } = state.judge
  const pairs = await store.pairs({ limit: 500, taskKey, role: 'candidate' })
  const ids = pairs.map(({ trial }) => trial.id).sort()
  for (const [index, trialId] of ids.entries()) {
    const isWorse = index % 3 === 0
    await store.settleJudging(trialId, { grade: saying(trialId, grader, isWorse) }, recount)
    if (index >= reviewed) continue
    const label = isWorse === index >= otherwise ? 'worse' : 'equivalent'
    const said = { id: `review-${trialId}`, trialId, at: now, reviewer: 'Ada', note: null }
    await store.reviewTrial({ ...said, label }, recount)
  }
  return { taskKey, grader }
}

function saying(trialId: string, grader: string, isWorse: boolean): GradeRow {
  return {
    trialId,
    grader,
    graderVersion: 1,
    at: now,
    outcome: isWorse ? 'failed' : 'passed',
    score: isWorse ? 0 : 1,
    failures: isWorse ? JSON.stringify([failure('judged-worse', null, null)]) : '[]',
    reason: null,
    detectable: false,
  }
}
