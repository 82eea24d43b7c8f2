import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { isJson } from '../narrow.ts'
import type { Drop } from '../request-writer.ts'
import type { Conversation } from '../types.ts'

/**
 * Anthropic takes closed objects and a part of JSON Schema's words alone. Its SDK knows which, and
 * moves the rest into descriptions, where the model still reads them.
 */
export const writeFormat = (format: Conversation['format'], drop: Drop): unknown => {
  if (format === null) return null
  if (!isJson(format.schema)) {
    drop('format: any JSON object')
    return null
  }
  try {
    return { type: 'json_schema', schema: transformJSONSchema(format.schema) }
  } catch {
    // it throws on schemas that leave out a type
    drop('format: a schema that Anthropic does not take')
    return null
  }
}
