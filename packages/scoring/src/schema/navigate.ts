/** Steps into a schema beside a value, as far as that is plain to see: local references, properties, items. */
type Schema = Readonly<Record<string, unknown>>

const hops = 20

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema behind local references and behind `anyOf: [X, null]`; null where it is not one schema. */
export function resolveSchema(schema: unknown, root: unknown): Schema | null {
  let at = schema
  for (let hop = 0; hop < hops; hop++) {
    if (!isSchema(at)) return null
    if (typeof at.$ref === 'string') {
      at = byPointer(at.$ref, root)
      continue
    }
    const choices = at.anyOf ?? at.oneOf
    if (at.type !== undefined || at.properties !== undefined || !Array.isArray(choices)) return at
    const real = choices.filter((choice) => !isSchema(choice) || choice.type !== 'null')
    if (real.length !== 1) return at
    at = real[0]
  }
  return null
}

function byPointer(reference: string, root: unknown): unknown {
  if (reference === '#') return root
  if (!reference.startsWith('#/')) return null
  let at: unknown = root
  for (const part of reference.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null
    at = (at as Record<string, unknown>)[key]
  }
  return at
}

export function propertySchema(schema: Schema | null, key: string, root: unknown): Schema | null {
  if (schema === null) return null
  const { properties } = schema
  if (isSchema(properties) && Object.hasOwn(properties, key)) return resolveSchema(properties[key], root)
  return resolveSchema(schema.additionalProperties, root)
}

export function itemSchema(schema: Schema | null, index: number, root: unknown): Schema | null {
  if (schema === null) return null
  const places = Array.isArray(schema.prefixItems) ? schema.prefixItems : schema.items
  if (Array.isArray(places) && index < places.length) return resolveSchema(places[index], root)
  return resolveSchema(Array.isArray(schema.items) ? schema.additionalItems : schema.items, root)
}

/** A list in which every place has its own meaning. */
export function isTuple(schema: Schema | null): boolean {
  return schema !== null && (Array.isArray(schema.prefixItems) || Array.isArray(schema.items))
}

export function isRequired(schema: Schema | null, key: string): boolean | null {
  if (schema === null || !isSchema(schema.properties)) return null
  return Array.isArray(schema.required) && schema.required.includes(key)
}

/** Whether a value is of one of the types that the schema names; true where it names none. */
export function hasType(schema: Schema | null, value: unknown): boolean {
  const wanted = schema?.type
  if (wanted === undefined) return true
  const types: unknown[] = Array.isArray(wanted) ? wanted : [wanted]
  return types.some((type) => isOfType(value, type))
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return typeof value === 'bigint' || Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' || typeof value === 'bigint'
  if (type === 'string' || type === 'boolean') return typeof value === type
  return true
}
