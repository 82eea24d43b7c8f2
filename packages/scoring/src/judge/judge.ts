import type { Reply, Stop } from '@tierdrop/wire'
import { failure } from '../failures.ts'
import { limits, unscored } from '../limits.ts'
import { recordText, referenceText, unusable } from '../replies.ts'
import { readJson } from '../reply-json.ts'
import { compileSchema } from '../schema/compile-schema.ts'
import type { Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'
import { answerSchema, type JudgePrompt, judgePrompt } from './prompt.ts'
import { isSameModel, type JudgedTier } from './same-model.ts'
import { steersJudge } from './steering.ts'

/** What calling the judge's tier came to; `failed` says why there is no reply. Whoever calls books the cost. */
export type JudgeAnswer = { reply: Reply; stop: Stop | null } | { failed: string }

export type JudgeSettings = {
  ask: (prompt: JudgePrompt) => Promise<JudgeAnswer>
  /** what makes a reply better, in the team's words */
  criteria: string
  tier: JudgedTier
  /** the tiers that are compared: none of them may be the judge */
  arms: readonly JudgedTier[]
  /** counts up when criteria or tier change: a new judge starts at no labels */
  version?: number
}

/** Asked in both orders; passes where the candidate is as good as the reference or better, both times. */
export function createJudge(settings: JudgeSettings): Grader {
  const arm = settings.arms.find((tier) => isSameModel(tier, settings.tier))
  if (arm)
    throw new Error(`judge ${settings.tier.name}: is the same model as ${arm.name}, which it would judge`)
  if (settings.criteria.trim() === '')
    throw new Error(`judge ${settings.tier.name}: criteria: expected a text`)
  return {
    name: 'judge',
    version: settings.version ?? 1,
    needs: [],
    role: 'appeal',
    grade: (pair) => judge(pair, settings),
  }
}

async function judge(pair: Pair, { ask, criteria }: JudgeSettings): Promise<Grade> {
  const reference = referenceText(pair.reference)
  if (reference === null) return unscored('the truth is not a text')
  const candidate = recordText(pair.candidate)
  if (reference.length + candidate.length > limits.judgedChars)
    return unscored(`the replies are above the judge's limit of ${limits.judgedChars} characters`)
  if (steersJudge(reference) || steersJudge(candidate)) return unscored('a reply speaks to its judge')
  const [one, two] = await Promise.all([
    ask(judgePrompt(pair.conversation, reference, candidate, criteria)),
    ask(judgePrompt(pair.conversation, candidate, reference, criteria)),
  ])
  const asSecond = readAnswer(one, { first: 'reference', second: 'candidate', same: 'same' })
  const asFirst = readAnswer(two, { first: 'candidate', second: 'reference', same: 'same' })
  if ('problem' in asSecond) return unscored(asSecond.problem)
  if ('problem' in asFirst) return unscored(asFirst.problem)
  if (asSecond.better !== asFirst.better)
    return unscored(`the judge says ${asSecond.better} in one order and ${asFirst.better} in the other`)
  const notes = [asSecond.reasons, asFirst.reasons].filter((text) => text !== '')
  if (asSecond.better === 'reference')
    return verdict([failure('judged-worse', null, asSecond.reasons)], 0, notes)
  return verdict([], 1, notes)
}

type Better = 'reference' | 'candidate' | 'same'
type Read = { better: Better; reasons: string } | { problem: string }

function readAnswer(
  answer: JudgeAnswer,
  meaning: Readonly<Record<'first' | 'second' | 'same', Better>>,
): Read {
  if ('failed' in answer) return { problem: `the judge could not be asked: ${answer.failed}` }
  const wrong = unusable(answer.reply, answer.stop)
  if (wrong) return { problem: `the judge's answer is unusable: ${wrong.code}` }
  const found = readJson(recordText(answer.reply))
  const schema = compileSchema(answerSchema)
  if (!found.found || found.how === 'prose' || !schema.ok || schema.check(found.value).violations.length > 0)
    return { problem: "the judge's answer does not follow its schema" }
  const { better, reasons } = found.value as { better: 'first' | 'second' | 'same'; reasons: string }
  return { better: meaning[better], reasons }
}
