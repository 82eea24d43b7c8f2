import { isJson } from '../narrow.ts'
import type { Drop } from '../request-writer.ts'
import type { Conversation } from '../types.ts'
import { closeSchema } from './close-schema.ts'

export const writeFormat = (format: Conversation['format'], drop: Drop): unknown => {
  if (format === null) return null
  const schema = closeSchema(format.schema)
  if (schema !== null) return { type: 'json_schema', schema }
  drop(isJson(format.schema) ? 'format: a schema that Anthropic does not take' : 'format: any JSON object')
  return null
}
