import { createHash } from 'node:crypto'
import type { TaskConfig } from '@tierdrop/config'
import { graders, gradersFor, type Kind, optionNames } from '@tierdrop/scoring'

/** What of a task's settings can change a grade. */
export const gradingSettings = [
  ...optionNames,
  'schema',
  'score',
] as const satisfies readonly (keyof TaskConfig)[]

/** Names the way replies are graded: with another grader, version or option the question starts anew. */
export function gradingOf(kind: Kind, task: TaskConfig | null): string {
  const names = task?.graders ?? gradersFor(kind, {}, null).map(({ name }) => name)
  // A request that brings a schema of its own is graded by it too.
  const versions = [...names, 'schema'].map((name) => `${name}@${versionOf(name)}`)
  const settings = gradingSettings.map((key) => task?.[key] ?? null)
  return `${kind}:${createHash('sha256')
    .update(JSON.stringify([versions, settings]))
    .digest('hex')
    .slice(0, 12)}`
}

/** A grader of the team's own, a file, has no version that we could know. */
function versionOf(name: string): number | 'own' {
  const make = Object.hasOwn(graders, name) ? graders[name] : undefined
  return make ? make({}).version : 'own'
}
