import type { CountDelta, NewExchange, TaskRow, VersionRow } from '@tierdrop/store'

/**
 * The tasks and versions met so far. A store is told of each once; one that was opened anew, perhaps
 * because another file is in its place, is told again.
 */
export class Catalog {
  readonly #tasks = new Map<string, TaskRow>()
  readonly #versions = new Map<string, VersionRow>()
  #written = new Set<string>()

  has(versionKey: string): boolean {
    return this.#versions.has(versionKey)
  }

  add(task: TaskRow, version: VersionRow): void {
    if (!this.#tasks.has(task.key)) this.#tasks.set(task.key, task)
    this.#versions.set(version.key, version)
    // One that has learnt more of its prompt is told again.
    this.#written.delete(version.key)
  }

  /** What a store must know before these rows. */
  neededBy(exchanges: readonly NewExchange[], counts: readonly CountDelta[]) {
    const needed = new Set<string>()
    for (const row of exchanges) needed.add(row.taskVersion)
    for (const row of counts) needed.add(row.taskVersion)
    const versions = new Map<string, VersionRow>()
    for (const key of needed) this.#collect(key, versions)
    const tasks = new Map<string, TaskRow>()
    for (const { taskKey } of versions.values()) {
      const task = this.#tasks.get(taskKey)
      if (task) tasks.set(taskKey, task)
    }
    return { tasks: [...tasks.values()], versions: [...versions.values()] }
  }

  written(versions: readonly VersionRow[]): void {
    for (const { key } of versions) this.#written.add(key)
  }

  forgetWritten(): void {
    this.#written = new Set()
  }

  /** A version's predecessor comes before it. */
  #collect(key: string, into: Map<string, VersionRow>): void {
    const version = this.#versions.get(key)
    if (!version || this.#written.has(key) || into.has(key)) return
    if (version.previousKey !== null && version.previousKey !== key) this.#collect(version.previousKey, into)
    into.set(key, version)
  }
}
