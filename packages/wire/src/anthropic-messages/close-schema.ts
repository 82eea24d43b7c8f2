import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { isJson, type Json } from '../narrow.ts'

/**
 * Where Anthropic holds a model to a schema it takes closed objects and a part of JSON Schema's
 * words alone. Its SDK knows which, and moves the rest into descriptions, where the model still
 * reads them. Null: a schema that it does not take.
 */
export const closeSchema = (schema: unknown): Json | null => {
  if (!isJson(schema)) return null
  try {
    return { ...transformJSONSchema(schema) }
  } catch {
    // it throws on schemas that leave out a type
    return null
  }
}
