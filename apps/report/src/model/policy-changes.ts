import { gradingSettings } from '../decide/grading-of.ts'

/**
 * The settings that are no longer what they were, by their path in config, each with what follows from it.
 * Both as JSON, as the evaluation keeps them.
 */
export function policyChanges(before: string, now: string): string[] {
  const [old, current] = [flatten(JSON.parse(before)), flatten(JSON.parse(now))]
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((path) => old.get(path) !== current.get(path))
    .sort()
    .map(
      (path) => `${path}: ${old.get(path) ?? 'not set'} → ${current.get(path) ?? 'not set'}${effectOf(path)}`,
    )
}

const newcomers: readonly string[] = ['margin', 'fallback', 'control']
const ofGrading: readonly string[] = ['kind', 'graders', ...gradingSettings]

/** A margin may be chosen late; a risk may not, and a grade says nothing of what another grader says. */
function effectOf(path: string): string {
  const parts = path.split('.')
  // the second is a task's name
  const setting = parts.slice(parts[0] === 'tasks' ? 2 : 1)
  if (setting.at(-1) === 'alpha') return ' (starts anew: what was counted up to that day is left out)'
  if (setting.some((part) => newcomers.includes(part))) return ' (asked again, as a newcomer)'
  if (parts[0] === 'tasks' && setting.some((part) => ofGrading.includes(part)))
    return ' (asked again, as a newcomer; `tierdrop regrade` grades anew what is kept)'
  return ''
}

function flatten(value: unknown, path = ''): Map<string, string> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return new Map([[path, JSON.stringify(value) ?? 'not set']])
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, path === '' ? key : `${path}.${key}`),
    ]),
  )
}
