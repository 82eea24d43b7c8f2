import { type Document, isScalar } from 'yaml'
import { isMapping, valueAt } from './check-shape.ts'
import type { Finding } from './fault.ts'

/** `equals:` with nothing behind it reads as null, and would ask for a null that nobody meant. */
export function emptyComparisons(document: Document, given: unknown): Finding[] {
  const tasks = valueAt(given, ['tasks'])
  return Object.keys(isMapping(tasks) ? tasks : {}).flatMap((task) => {
    const assertions = valueAt(tasks, [task, 'assertions'])
    if (!Array.isArray(assertions)) return []
    return assertions.flatMap((_, index): Finding[] => {
      const at = ['tasks', task, 'assertions', index, 'equals']
      const node = document.getIn(at, true)
      if (!isScalar(node) || node.value !== null || node.source !== '') return []
      return [{ at, code: 'value', says: 'found nothing, expected a value to compare with (null is one)' }]
    })
  })
}
