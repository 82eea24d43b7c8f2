import type { Conversation } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { limits } from '../limits.ts'
import { readJson } from '../reply-json.ts'
import type { Kind } from '../types.ts'
import type { ReadReply } from './read-reply.ts'

/** What was asked for, as far as the line shows it. */
export function inferKind(
  line: Readonly<Record<string, unknown>>,
  conversation: Conversation,
  candidate: ReadReply,
  reference: ReadReply | null,
): Kind {
  if (line.labels !== undefined) return 'classify'
  if (isToolTruth(line.truth)) return 'tools'
  if (reference !== null && reference.reply.toolCalls.length > 0) return 'tools'
  if (line.truth === undefined && candidate.reply.toolCalls.length > 0) return 'tools'
  if (conversation.tools.length > 0 && (line.truth === undefined || Array.isArray(line.truth))) return 'tools'
  if (line.schema !== undefined || conversation.format !== null) return 'extract'
  if (line.truth !== undefined)
    return typeof line.truth === 'object' && line.truth !== null ? 'extract' : 'text'
  const text = reference?.reply.text ?? ''
  if (text.length > limits.replyChars) return 'text'
  const found = readJson(text)
  return found.found && typeof found.value === 'object' && found.value !== null && found.how !== 'prose'
    ? 'extract'
    : 'text'
}

export function isToolTruth(truth: unknown): boolean {
  return (
    Array.isArray(truth) &&
    truth.length > 0 &&
    truth.every((call) => isRecord(call) && typeof call.name === 'string' && isRecord(call.arguments))
  )
}
