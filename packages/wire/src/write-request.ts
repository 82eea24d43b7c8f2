import { isJson, type Json, json, jsonText, list } from './narrow.ts'
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
  const body = write(writer, { ...conversation, previousResponseId: null }, drop)
  if (conversation.previousResponseId !== null) drop('previous response')
  if (writesOn(original.dialect, conversation.messages) || writesOn(dialect, list(body.messages)))
    drop('a reply that is begun')
  if (json(sent.tool_choice).type === 'allowed_tools') drop('allowed tools')
  for (const field of uncarried(original.dialect, sent)) drop(field)
  return { body, dropped: [...dropped] }
}

/** Anthropic's models write on at an assistant's last turn; others answer it with a turn of their own. */
const writesOn = (dialect: Dialect, messages: readonly unknown[]): boolean =>
  dialect === 'anthropic-messages' && json(messages.at(-1)).role === 'assistant'

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
  const inside = new Set([...carried].flatMap((field) => (field.includes('.') ? field.split('.', 1) : [])))
  return Object.entries(sent).flatMap(([field, value]) => {
    const names = inside.has(field)
      ? fieldsOf(value).map((name) => `${field}.${name}`)
      : says(value)
        ? [field]
        : []
    return names.filter((name) => !carried.has(name))
  })
}

const fieldsOf = (value: unknown): string[] =>
  Object.entries(json(value)).flatMap(([name, inner]) => (says(inner) ? [name] : []))

const says = (value: unknown): boolean =>
  json(value).type !== 'disabled' &&
  value !== null &&
  value !== undefined &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)
