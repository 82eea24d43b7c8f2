import { compile } from 'json-p3'
import type { Effort } from '../equal/effort.ts'
import { type Find, findBy } from './compile-query.ts'

const compiled = new Map<string, Find>()
const kept = 200

/**
 * The values that a JSONPath (RFC 9535) finds. A filter may look at all of a reply for each of its items: what
 * takes more than the effort given is not gone through with. A path that is none throws.
 */
export function findValues(path: string, root: unknown, effort: Effort): unknown[] {
  let find = compiled.get(path)
  if (find === undefined) {
    find = findBy(compile(path))
    if (compiled.size >= kept) compiled.clear()
    compiled.set(path, find)
  }
  return find(root, { root, effort, found: new Map() })
}
