import { type Config, taskSettings } from '@tierdrop/config'
import { isSameModel } from '@tierdrop/tiers'
import { type Diagnosis, fine, wrongConfig } from './diagnosis.ts'
import type { ServedModels } from './served-models.ts'

/** A judge that is one of the arms, under whatever name, would judge itself. */
export function checkJudges(config: Config, served: ServedModels): Diagnosis[] {
  const named = Object.keys(config.tasks)
  // Tasks that config doesn't name have the judge of the defaults.
  const others = [...served.keys()].filter((task) => !named.includes(task))
  return [...named, ...others, ''].flatMap((task) => {
    const { judge, candidates, own } = taskSettings(config, task)
    const tier = judge && config.tiers[judge.tier]
    if (!judge || !tier) return []
    const check = `judge of ${task === '' ? 'other tasks' : task}`
    const isIt = (model: string | undefined) => model !== undefined && isSameModel(model, tier.model)
    const candidate = candidates.find((name) => isIt(config.tiers[name]?.model))
    const current = [own?.match?.model, ...(served.get(task) ?? [])].find(isIt)
    const arm =
      candidate !== undefined
        ? `the candidate ${candidate}`
        : current === undefined
          ? null
          : 'the current model'
    return arm === null
      ? [fine(check, `${judge.tier} (${tier.model}) is none of the models that it judges`)]
      : [
          wrongConfig(
            check,
            `${judge.tier} (${tier.model}) is ${arm}: it would judge itself`,
            'name a tier of another model as the judge',
          ),
        ]
  })
}
