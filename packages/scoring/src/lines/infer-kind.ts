import type { Conversation } from '@tierdrop/wire'
import { isRecord } from '../equal/leaves.ts'
import { limits } from '../limits.ts'
import { readJson } from '../reply-json.ts'
import type { Kind, ToolTruth } from '../types.ts'
import type { ReadReply } from './read-reply.ts'

/** What was asked for, as far as the line shows it. */
export function inferKind(
  line: Readonly<Record<string, unknown>>,
  conversation: Conversation,
  candidate: ReadReply,
  reference: ReadReply | null,
): Kind {
  if (line.labels !== undefined) return 'classify'
  // An empty list says that no call is right, unless it is the record that a schema asks for.
  const isRecordDue = line.schema !== undefined || conversation.format !== null
  if (isToolTruth(line.truth) && !(isEmptyList(line.truth) && isRecordDue)) return 'tools'
  if (reference !== null && reference.reply.toolCalls.length > 0) return 'tools'
  if (line.truth === undefined && candidate.reply.toolCalls.length > 0) return 'tools'
  if (conversation.tools.length > 0 && (line.truth === undefined || Array.isArray(line.truth))) return 'tools'
  if (isRecordDue) return 'extract'
  if (line.truth !== undefined)
    return typeof line.truth === 'object' && line.truth !== null ? 'extract' : 'text'
  const text = reference?.reply.text ?? ''
  if (text.length > limits.replyChars) return 'text'
  const found = readJson(text)
  return found.found && typeof found.value === 'object' && found.value !== null && found.how !== 'prose'
    ? 'extract'
    : 'text'
}

export function isToolTruth(truth: unknown): truth is ToolTruth {
  return (
    Array.isArray(truth) &&
    truth.every((call) => isRecord(call) && typeof call.name === 'string' && isRecord(call.arguments ?? {}))
  )
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
