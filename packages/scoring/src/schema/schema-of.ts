import type { Conversation } from '@tierdrop/wire'
import type { GraderOptions } from '../options.ts'

const anyObject = { type: 'object' }

/**
 * The schema that a record has to follow: config's, else the one the request asked for, else that of
 * the tool through which the record was asked for.
 */
export function schemaOf(options: GraderOptions, conversation: Conversation): unknown {
  if (options.schema !== undefined) return options.schema
  if (conversation.format) return conversation.format.schema ?? anyObject
  const { toolChoice, tools } = conversation
  if (toolChoice?.mode === 'tool')
    return tools.find((tool) => tool.name === toolChoice.name)?.parameters ?? null
  if (toolChoice?.mode === 'required' && tools.length === 1) return tools[0]?.parameters ?? null
  return null
}

/** A call carries the record where the request leaves no other way to answer; elsewhere it is a step towards it. */
export function answersByCall({ format, toolChoice, tools }: Conversation): boolean {
  if (format !== null) return false
  return toolChoice?.mode === 'tool' || toolChoice?.mode === 'required' || tools.length <= 1
}

/** Where the request asked for JSON, its consumer parses the reply as it stands. */
export function parsesStrictly(options: GraderOptions, conversation: Conversation): boolean {
  return options.strictJson ?? conversation.format !== null
}
