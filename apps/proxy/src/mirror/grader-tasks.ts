import { readFileSync } from 'node:fs'
import { type Config, type TaskConfig, taskSettings } from '@tierdrop/config'
import { type GradedTask, type Kind, loadGraders, optionsOf } from '@tierdrop/scoring'
import type { Store } from '@tierdrop/store'
import { taskNames } from './task-names.ts'

/** A task as graders want it, and what of their grades is counted. */
export type ScoredTask = GradedTask & { score?: 'passes' | 'coverage' }

/** How replies of a task version are graded: its kind, inferred unless config says it, and config's options. */
export function graderTasks(
  config: Config,
  store: Pick<Store, 'versions' | 'tasks'>,
): (taskVersion: string) => Promise<ScoredTask> {
  const nameOf = taskNames(config, store)
  const tasks = new Map<string, ScoredTask>()
  return async (taskVersion) => {
    const known = tasks.get(taskVersion)
    if (known) return known
    const version = (await store.versions()).find((it) => it.key === taskVersion)
    const settings = taskSettings(config, await nameOf(taskVersion))
    const kind = settings.kind ?? (version?.kind as Kind | undefined) ?? 'text'
    const task = await withOwnGraders(gradedTask(kind, settings.own))
    tasks.set(taskVersion, task)
    return task
  }
}

/** A task of config, as graders want it; graders of the team's own, named by their file, are still names. */
export function gradedTask(kind: Kind, task: TaskConfig | null): ScoredTask {
  if (task === null) return { kind, options: {} }
  const { schema, graders, score } = task
  const read = typeof schema === 'string' ? (JSON.parse(readFileSync(schema, 'utf8')) as unknown) : schema
  return { kind, options: optionsOf(task, read), ...(graders && { graders }), ...(score && { score }) }
}

/** The same with the team's own graders loaded from their files, which config has made absolute. */
export async function withOwnGraders<Task extends GradedTask>(task: Task): Promise<Task> {
  const names = task.graders?.filter((it) => typeof it === 'string')
  if (names === undefined) return task
  return { ...task, graders: await loadGraders(names, process.cwd(), task.options) }
}
