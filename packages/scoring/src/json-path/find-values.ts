import { compile } from 'json-p3'
import type { Effort } from '../equal/effort.ts'
import { remembered } from '../remembered.ts'
import { type Find, findBy } from './compile-query.ts'

const findOf = remembered<Find>(200, (path) => findBy(compile(path)))

/**
 * The values that a JSONPath (RFC 9535) finds. A filter may look at all of a reply for each of its items: what
 * takes more than the effort given is not gone through with. A path that is none throws.
 */
export function findValues(path: string, root: unknown, effort: Effort): unknown[] {
  return findOf(path)(root, { root, effort, found: new Map() })
}
