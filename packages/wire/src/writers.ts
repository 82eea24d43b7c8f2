import { carriedFields as anthropicFields } from './anthropic-messages/carried-fields.ts'
import { requestWriter as anthropicWriter } from './anthropic-messages/write-request.ts'
import { carriedFields as chatFields } from './openai-chat/carried-fields.ts'
import { requestWriter as chatWriter } from './openai-chat/write-request.ts'
import { carriedFields as responsesFields } from './openai-responses/carried-fields.ts'
import { requestWriter as responsesWriter } from './openai-responses/write-request.ts'
import type { RequestWriter } from './request-writer.ts'
import type { Dialect } from './types.ts'

const writers: Readonly<Record<Dialect, RequestWriter>> = {
  'openai-chat': chatWriter,
  'openai-responses': responsesWriter,
  'anthropic-messages': anthropicWriter,
}

const fields: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  'openai-chat': chatFields,
  'openai-responses': responsesFields,
  'anthropic-messages': anthropicFields,
}

export const writerOf = (dialect: Dialect): RequestWriter => writers[dialect]

export const carriedFieldsOf = (dialect: Dialect): ReadonlySet<string> => fields[dialect]
