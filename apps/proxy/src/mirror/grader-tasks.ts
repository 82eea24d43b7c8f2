import { readFileSync } from 'node:fs'
import { type Config, type TaskConfig, taskSettings } from '@tierdrop/config'
import type { GradedTask, GraderOptions, Kind } from '@tierdrop/scoring'
import type { Store } from '@tierdrop/store'
import { taskNames } from './task-names.ts'

/** How replies of a task version are graded: its kind, inferred unless config says it, and config's options. */
export function graderTasks(
  config: Config,
  store: Pick<Store, 'versions' | 'tasks'>,
): (taskVersion: string) => Promise<GradedTask> {
  const nameOf = taskNames(config, store)
  const tasks = new Map<string, GradedTask>()
  return async (taskVersion) => {
    const known = tasks.get(taskVersion)
    if (known) return known
    const version = (await store.versions()).find((it) => it.key === taskVersion)
    const settings = taskSettings(config, await nameOf(taskVersion))
    const task = gradedTask(settings.kind ?? (version?.kind as Kind | undefined) ?? 'text', settings.own)
    tasks.set(taskVersion, task)
    return task
  }
}

/** A task of config, as graders want it. */
export function gradedTask(kind: Kind, task: TaskConfig | null): GradedTask {
  if (task === null) return { kind, options: {} }
  const {
    labels,
    multiLabel,
    schema,
    strictJson,
    numberTolerance,
    strings,
    arrays,
    ignore,
    assertions,
    weights,
  } = task
  const given = {
    labels,
    multiLabel,
    strictJson,
    numberTolerance,
    strings,
    arrays,
    ignore,
    assertions,
    weights,
  }
  const options: GraderOptions = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  )
  return {
    kind,
    options:
      schema === undefined
        ? options
        : {
            ...options,
            schema: typeof schema === 'string' ? JSON.parse(readFileSync(schema, 'utf8')) : schema,
          },
    ...(task.graders && { graders: task.graders }),
  }
}
