import { isJson, type Json, list } from './narrow.ts'

const depthLimit = 100

/**
 * OpenAI holds a model to a schema only where all of its objects are closed and every property is
 * required; others let optional properties be.
 */
export const isStrictSchema = (schema: unknown, depth = 0): boolean => {
  if (!isJson(schema)) return true
  if (depth > depthLimit) return false
  if (isObjectSchema(schema) && !isClosed(schema)) return false
  return within(schema).every((inner) => isStrictSchema(inner, depth + 1))
}

const isObjectSchema = ({ type, properties }: Json): boolean =>
  type === 'object' || isJson(properties) || list(type).includes('object')

const isClosed = ({ additionalProperties, properties, required }: Json): boolean =>
  additionalProperties === false &&
  Object.keys(isJson(properties) ? properties : {}).every((name) => list(required).includes(name))

const within = ({ items, anyOf, properties, $defs, definitions }: Json): unknown[] => [
  items,
  ...list(anyOf),
  ...[properties, $defs, definitions].flatMap((named) => (isJson(named) ? Object.values(named) : [])),
]
