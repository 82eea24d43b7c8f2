import { failure } from '../failures.ts'
import { limits } from '../limits.ts'
import { childPath } from '../paths.ts'
import type { Comparison } from './compare.ts'
import { type Scalar, sameScalar } from './scalars.ts'

/** Values that say too little to tell that they came from another field. */
function isTelling(value: unknown): value is Scalar {
  if (typeof value === 'string') return value.trim().length > 1
  return typeof value === 'number' && Math.abs(value) > 1
}

/** Two records, with their keys. */
type Records = {
  a: Record<string, unknown>
  own: readonly string[]
  b: Record<string, unknown>
  keys: readonly string[]
}

/** Renames a wrong or invented value that belongs to a neighbour which has lost it. */
export function nameSwaps(
  into: Comparison,
  from: number,
  { a, own: keysOfA, b, keys: keysOfB }: Records,
  path: string,
): void {
  // What stands elsewhere is missing in one place and wrong in another.
  if (into.failures.length - from < 2) return
  const lost = new Map<string, string>()
  const own = new Set(into.failures.slice(from).map((found) => found.path))
  for (const key of inTurn(keysOfA, keysOfB)) {
    const below = childPath(path, key)
    if (own.has(below)) lost.set(below, key)
    if (lost.size === own.size) break
  }
  for (let at = from; at < Math.min(into.failures.length, from + limits.failures); at++) {
    const found = into.failures[at]
    const key = found?.path == null ? undefined : lost.get(found.path)
    if (found === undefined || key === undefined) continue
    if (found.code !== 'wrong-value' && found.code !== 'invented-field') continue
    const value = b[key]
    if (!isTelling(value)) continue
    const owner = [...lost.values()].find(
      (name) => name !== key && isTelling(a[name]) && sameScalar(a[name], value, into.leniency, name),
    )
    if (owner !== undefined)
      into.failures[at] = failure('swapped-fields', found.path, `has the value of ${owner}`)
  }
}

function* inTurn(first: readonly string[], second: readonly string[]): Generator<string> {
  yield* first
  yield* second
}
