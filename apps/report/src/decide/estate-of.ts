import type { Config } from '@tierdrop/config'
import { type Estate, estateOf, type Pipeline, pipelineOf } from '@tierdrop/decision'
import type { Decision } from './decide-store.ts'

/** Tasks that no candidate was named for are not covered, rather than found to stay. */
export function estateOfDecision({ tasks }: Pick<Decision, 'tasks'>): Estate {
  const isCovered = ({ reading }: Decision['tasks'][number]) => reading.candidates.length > 0
  const rest = tasks.filter((it) => !isCovered(it)).map(({ reading }) => reading)
  return estateOf(
    tasks.filter(isCovered).map(({ reading, verdict }) => ({
      verdict,
      requestsPerDay: reading.input.requestsPerDay,
      nanoPerDay: reading.nanoPerDay,
    })),
    {
      tasks: rest.length,
      requestsPerDay: rest.reduce((sum, { input }) => sum + (input.requestsPerDay ?? 0), 0),
      nanoPerDay: rest.reduce((sum, { nanoPerDay }) => sum + (nanoPerDay ?? 0), 0),
      unknownVolume: rest.filter(({ input }) => input.requestsPerDay === null).length,
      unknownMoney: rest.filter(({ nanoPerDay }) => nanoPerDay === null).length,
    },
  )
}

export type NamedPipeline = { pipeline: string } & Pipeline & {
    /** units of work a day; null: unknown */
    perDay: number | null
    /** named in config, but not seen yet: then what a unit of work costs is unknown */
    unseen: readonly string[]
  }

/**
 * What a unit of work costs, by the pipelines of config. A unit of work is an answered request of
 * the first task; of the others it takes as many as were seen for each of those.
 */
export function pipelinesOf(
  { pipelines }: Pick<Config, 'pipelines'>,
  { tasks }: Pick<Decision, 'tasks'>,
): NamedPipeline[] {
  return Object.entries(pipelines).map(([pipeline, names]) => {
    const found = names.flatMap((name) => tasks.find(({ reading }) => reading.name === name) ?? [])
    const unseen = names.filter((name) => !found.some(({ reading }) => reading.name === name))
    const [first] = found
    const units = first && first.reading.name === names[0] ? first.reading.answered : 0
    const whole = pipelineOf(
      found.map(({ reading, verdict }) => ({
        task: reading.name,
        perUnitOfWork: units === 0 ? 0 : reading.answered / units,
        verdict,
      })),
    )
    const isKnown = units > 0 && unseen.length === 0
    return {
      pipeline,
      ...whole,
      ...(!isKnown && { now: null, after: null, saving: null }),
      perDay: units === 0 ? null : (first?.reading.input.requestsPerDay ?? null),
      unseen,
    }
  })
}
