/** `$.customer.name`, `messages[*].content`, `$..email`, `items[0]['full name']`; a * means every entry. */
export type Step = { key: string | null /** at any depth */; deep: boolean }

const step =
  /^(?:(\.\.)?\.?(\*|[\p{L}\p{N}_$-]{1,128})|\[(?:(\d{1,9}|\*)|'([^']{1,128})'|"([^"]{1,128})")\])/u

export function parsePath(path: string): Step[] {
  const steps: Step[] = []
  let rest = path.replace(/^\$(?=[.[]|$)/, '')
  while (rest !== '') {
    const match = step.exec(rest)
    if (!match) throw new Error(`redact.paths: ${path} can not be read from "${rest}" on`)
    const key = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '*'
    steps.push({ key: key === '*' ? null : key, deep: match[1] !== undefined })
    rest = rest.slice(match[0].length)
  }
  return steps
}

/** The value with every text and number at the path put through `change`; itself where nothing is there. */
export function changeAt(
  value: unknown,
  steps: readonly Step[],
  change: (leaf: string | number) => string,
): unknown {
  const [first, ...rest] = steps
  if (!first) return changeLeaves(value, change)
  if (value === null || typeof value !== 'object') return value
  return mapEntries(value, (key, entry) => {
    const hit = first.key === null || first.key === key
    const changed = hit ? changeAt(entry, rest, change) : entry
    return first.deep ? changeAt(changed, steps, change) : changed
  })
}

function changeLeaves(value: unknown, change: (leaf: string | number) => string): unknown {
  if (typeof value === 'string' || typeof value === 'number') return change(value)
  if (value === null || typeof value !== 'object') return value
  return mapEntries(value, (_key, entry) => changeLeaves(entry, change))
}

function mapEntries(value: object, map: (key: string, entry: unknown) => unknown): unknown {
  let changed = false
  const mapped = Object.entries(value).map(([key, entry]): [string, unknown] => {
    const next = map(key, entry)
    changed ||= next !== entry
    return [key, next]
  })
  if (!changed) return value
  return Array.isArray(value) ? mapped.map(([, entry]) => entry) : Object.fromEntries(mapped)
}
