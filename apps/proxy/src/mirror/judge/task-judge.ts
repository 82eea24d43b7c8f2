import { createHash } from 'node:crypto'
import { type Config, failure, taskSettings } from '@tierdrop/config'
import { isSameModel, type Tier } from '@tierdrop/tiers'

export type TaskJudge = {
  tier: Tier
  criteria: string
  /**
   * What its grades are filed under. Another tier, prompt, parameter or criterion is another judge,
   * which starts at no labels.
   */
  grader: string
}

/** counts up when scoring asks its judge in another way */
export const judgeVersion = 1

/** The judge that config gives a task, with its tier resolved; null where there is none. */
export function taskJudge(
  config: Config,
  task: string,
  tierOf: (name: string) => Tier | undefined,
): TaskJudge | null {
  const { judge } = taskSettings(config, task)
  const tier = judge && tierOf(judge.tier)
  if (!judge || !tier) return null
  const criteria = createHash('sha256').update(judge.criteria).digest('hex').slice(0, 8)
  return { tier, criteria: judge.criteria, grader: `judge:${tier.revision}#${criteria}` }
}

/** No judge may be the model that it judges, under whatever name: said when the mirror starts. */
export function checkJudges(config: Config, tierOf: (name: string) => Tier | undefined): void {
  const faults = [...Object.keys(config.tasks), ''].flatMap((task) => {
    const judge = taskJudge(config, task, tierOf)
    if (!judge) return []
    const { candidates } = taskSettings(config, task)
    const arm = candidates.find((name) => isSameModel(tierOf(name)?.model ?? '', judge.tier.model))
    const place = task === '' ? 'defaults.judge.tier' : `tasks.${task}.judge.tier`
    return arm === undefined
      ? []
      : [
          `${place}: found "${judge.tier.name}" (${judge.tier.model}), expected another model than that of the candidate ${arm}: a judge may not judge itself`,
        ]
  })
  if (faults.length > 0) throw failure('CONFIG_INVALID', { faults: faults.join('\n') })
}
