import { isJson, type Json, jsonText } from './narrow.ts'
import { readerOf } from './readers.ts'
import type { Drop, RequestWriter } from './request-writer.ts'
import type { Conversation, Dialect } from './types.ts'
import { carriedFieldsOf, writerOf } from './writers.ts'

export type WrittenRequest = {
  body: Json
  /** what was asked for and could not be said in this dialect */
  dropped: string[]
}

/**
 * In the original's own dialect, its body with only that changed in which the conversation differs
 * from it; in another one, a translation.
 */
export const writeRequest = (
  dialect: Dialect,
  conversation: Conversation,
  original?: { dialect: Dialect; body: unknown },
): WrittenRequest => {
  const dropped = new Set<string>()
  const drop: Drop = (what) => dropped.add(what)
  const writer = writerOf(dialect)
  const sent = isJson(original?.body) ? original.body : null

  if (original === undefined || sent === null)
    return { body: write(writer, conversation, drop), dropped: [...dropped] }
  if (original.dialect === dialect) {
    const body = change(writer, conversation, sent, readerOf(dialect).readRequest(sent), drop)
    return { body, dropped: [...dropped] }
  }
  const body = write(writer, conversation, drop)
  for (const field of uncarried(original.dialect, sent)) drop(field)
  return { body, dropped: [...dropped] }
}

const aspects = [
  'model',
  'system',
  'messages',
  'tools',
  'toolChoice',
  'parallelToolCalls',
  'format',
  'maxTokens',
  'temperature',
  'topP',
  'stopSequences',
  'previousResponseId',
  'stream',
] as const satisfies readonly (keyof RequestWriter & keyof Conversation)[]

const write = (writer: RequestWriter, conversation: Conversation, drop: Drop): Json => {
  const body: Json = {}
  for (const aspect of aspects) writer[aspect](body, conversation, drop)
  return body
}

const change = (
  writer: RequestWriter,
  conversation: Conversation,
  sent: Json,
  was: Conversation,
  drop: Drop,
): Json => {
  const body = { ...sent }
  for (const aspect of aspects)
    if (differs(conversation[aspect], was[aspect])) writer[aspect](body, conversation, drop)
  return body
}

/** A conversation made by hand may leave out what is optional: that asks for no change. */
const differs = (wanted: unknown, was: unknown): boolean =>
  wanted !== undefined && wanted !== was && jsonText(wanted) !== jsonText(was)

const uncarried = (dialect: Dialect, sent: Json): string[] => {
  const carried = carriedFieldsOf(dialect)
  return Object.keys(sent).filter((field) => !carried.has(field) && says(sent[field]))
}

const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
