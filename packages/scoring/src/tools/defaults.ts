import { isSchema } from '../schema/navigate.ts'

/** "Default is 0", "defaults to 'km'", "(default: square meters)" */
const described =
  /\bdefaults?(?: value)?(?:\s+(?:is|to|of|as|will be)(?:\s+set to)?\s+|\s*[:=]\s*)(?:"([^"]*)"|'([^']*)'|`([^`]*)`|((?:[^\s.,;()]|\.(?=\d))+)((?: [^\s.,;()]+)*))/i
/** "30 by default": a figure, true or false, or a quotation */
const byDefault = /(?:"([^"]*)"|'([^']*)'|`([^`]*)`|(?<![\w.-])(-?\d+(?:\.\d+)?|true|false)) by default\b/i
/** what follows a default and is none of it: "km if not specified" */
const clause = / (?:if|when|unless|where|for|in|and|or|which|that|but|meaning)\b.*$/i

const known = new WeakMap<object, { value: unknown } | null>()

/** What an argument is when it is left out: as the schema states it, or as its description does. */
export function defaultOf(schema: Readonly<Record<string, unknown>> | null): { value: unknown } | null {
  if (schema === null) return null
  if ('default' in schema) return { value: schema.default }
  const there = known.get(schema)
  if (there !== undefined) return there
  const made = read(schema)
  known.set(schema, made)
  return made
}

function read(schema: Readonly<Record<string, unknown>>): { value: unknown } | null {
  if (typeof schema.description !== 'string') return null
  const text = schema.description.slice(0, 2000)
  const match = described.exec(text) ?? byDefault.exec(text)
  if (!match) return null
  const quoted = match[1] ?? match[2] ?? match[3]
  const said = quoted ?? match[4] ?? ''
  const types: unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (types.includes('string')) {
    const phrase = quoted ?? said + (match[5] ?? '').replace(clause, '')
    return isAmongEnum(schema, phrase) ? { value: phrase } : null
  }
  if (types.includes('integer') || types.includes('number'))
    return /^-?\d+(?:\.\d+)?$/.test(said) ? { value: Number(said) } : null
  if (types.includes('boolean'))
    return /^(?:true|false)$/i.test(said) ? { value: said.toLowerCase() === 'true' } : null
  return null
}

function isAmongEnum(schema: unknown, text: string): boolean {
  if (!isSchema(schema) || !Array.isArray(schema.enum)) return true
  return schema.enum.some((item) => typeof item === 'string' && item.toLowerCase() === text.toLowerCase())
}
