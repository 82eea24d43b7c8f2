import { existsSync } from 'node:fs'
import { type Config, TierdropError, taskOfFound } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor } from '@tierdrop/store'

/** The models that were seen to serve each task. */
export type ServedModels = ReadonlyMap<string, ReadonlySet<string>>

/** None where there is no store yet, or none that opens: the check of the store says so. */
export async function servedModels(config: Config, env: NodeJS.ProcessEnv): Promise<ServedModels> {
  const served = new Map<string, Set<string>>()
  const isFile = !config.store.includes('://')
  if (isFile && !existsSync(config.store)) return served
  try {
    const store = await openStoreFor(config, env, evidenceMath)
    try {
      const [tasks, versions, counts] = [await store.tasks(), await store.versions(), await store.counts(0)]
      const names = new Map(tasks.map(({ key, name }) => [key, taskOfFound(config, key) ?? name]))
      const taskOf = new Map(versions.map(({ key, taskKey }) => [key, names.get(taskKey)]))
      for (const { taskVersion, model } of counts) {
        const task = taskOf.get(taskVersion)
        if (task === undefined || model === null) continue
        served.set(task, (served.get(task) ?? new Set()).add(model))
      }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof TierdropError)) throw error
  }
  return served
}
