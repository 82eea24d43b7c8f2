import { isRecord } from '../equal/leaves.ts'
import { limits } from '../limits.ts'

/** Types as Python, Gemini and function-calling benchmarks write them; undefined: any value. */
const meant: Readonly<Record<string, string | undefined>> = {
  str: 'string',
  int: 'integer',
  float: 'number',
  double: 'number',
  bool: 'boolean',
  dict: 'object',
  list: 'array',
  tuple: 'array',
  any: undefined,
}
const ofJsonSchema = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'])

/** where a schema holds another, or a list of them */
const inside = [
  'items',
  'additionalProperties',
  'additionalItems',
  'prefixItems',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
]
const named = ['properties', '$defs', 'definitions', 'patternProperties']

/** The schema with its types as JSON Schema has them; the same object where it has them so already. */
export function withSchemaTypes(schema: unknown, depth = 0): unknown {
  if (!isRecord(schema) || depth > limits.schemaDepth) return schema
  const changed: Record<string, unknown> = {}
  if (typeof schema.type === 'string' && !ofJsonSchema.has(schema.type)) changed.type = typeOf(schema.type)
  const into = (value: unknown) => withSchemaTypes(value, depth + 1)
  for (const key of inside) {
    const value = schema[key]
    const made = isRecord(value) ? into(value) : Array.isArray(value) ? within(value, into) : value
    if (made !== value) changed[key] = made
  }
  for (const key of named) {
    const group = schema[key]
    if (!isRecord(group)) continue
    const values = Object.values(group)
    const made = within(values, into)
    const names = Object.keys(group)
    if (made !== values) changed[key] = Object.fromEntries(names.map((name, index) => [name, made[index]]))
  }
  if (Object.keys(changed).length === 0) return schema
  const { type, ...rest } = { ...schema, ...changed }
  return type === undefined ? rest : { ...rest, type }
}

function within(values: unknown[], into: (value: unknown) => unknown): unknown[] {
  const made = values.map(into)
  return made.some((value, index) => value !== values[index]) ? made : values
}

/** A type that nobody knows says nothing. */
function typeOf(type: string): string | undefined {
  const folded = type.toLowerCase()
  return ofJsonSchema.has(folded) ? folded : meant[folded]
}
