/** The settings that are no longer what they were, by their path in config. Both as JSON, as the evaluation keeps them. */
export function policyChanges(before: string, now: string): string[] {
  const [old, current] = [flatten(JSON.parse(before)), flatten(JSON.parse(now))]
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((path) => old.get(path) !== current.get(path))
    .sort()
    .map((path) => `${path}: ${old.get(path) ?? 'not set'} → ${current.get(path) ?? 'not set'}`)
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
