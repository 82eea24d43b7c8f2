import { limits } from '../limits.ts'
import { stepKeyword } from './engines.ts'

const listed = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const named = ['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'dependencies']
const single = [
  'not',
  'if',
  'then',
  'else',
  'items',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
]

/** The number of subschemas, so that size can be bounded before anything is compiled. */
export type Walked = { schema: unknown; nodes: number; refers: boolean }

/** A copy in which every subschema counts a step when it is applied. */
export function instrument(schema: unknown): Walked {
  const found = { nodes: 0, refers: false }
  const copy = walk(schema, found)
  return { schema: copy, ...found }
}

function walk(schema: unknown, found: { nodes: number; refers: boolean }): unknown {
  if (Array.isArray(schema)) return schema.map((item) => walk(item, found))
  if (typeof schema !== 'object' || schema === null) return schema
  if (++found.nodes > limits.schemaNodes) return schema
  const copy: Record<string, unknown> = { ...schema, [stepKeyword]: true }
  if ('$ref' in copy || '$dynamicRef' in copy || '$recursiveRef' in copy) found.refers = true
  for (const key of [...single, ...listed]) if (key in copy) copy[key] = walk(copy[key], found)
  for (const key of named) {
    const group = copy[key]
    if (typeof group !== 'object' || group === null || Array.isArray(group)) continue
    copy[key] = Object.fromEntries(Object.entries(group).map(([name, item]) => [name, walk(item, found)]))
  }
  return copy
}
