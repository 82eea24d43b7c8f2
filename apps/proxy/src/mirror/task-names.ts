import { type Config, taskOfFound } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'

/** The name by which config knows the task of a version; versions don't move, so each is looked up once. */
export function taskNames(
  config: Config,
  store: Pick<Store, 'versions' | 'tasks'>,
): (taskVersion: string) => Promise<string> {
  const names = new Map<string, string>()
  return async (taskVersion) => {
    if (!names.has(taskVersion)) {
      const tasks = new Map((await store.tasks()).map((task) => [task.key, task.name]))
      for (const version of await store.versions()) {
        names.set(
          version.key,
          taskOfFound(config, version.taskKey) ?? tasks.get(version.taskKey) ?? version.taskKey,
        )
      }
    }
    return names.get(taskVersion) ?? taskVersion
  }
}
