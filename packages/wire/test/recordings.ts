import { existsSync, readFileSync } from 'node:fs'
import type { Dialect } from '../src/types.ts'

/** A recorded exchange, and what the vendor's own client made of its reply. */
export type Recording = {
  id: string
  api: string
  host: string
  status: number
  request: { path: string; body: unknown }
  response: { content_type: string; body: unknown }
  expected: {
    /** the response that the last event of a Responses stream holds */
    final_response?: unknown
    /** the assistant's turn as the next request of the same conversation sent it back */
    replayed_assistant?: unknown[]
  }
}

// Recorded traffic of real vendors lies beside the repository where the team has it.
const path = new URL('../../../../shared/data/recordings.jsonl', import.meta.url)
export const there = existsSync(path)
if (!there) console.warn('SKIPPED: no recordings beside the repository, so none were compared')

const lines = there ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
export const recordings = lines.map((line): Recording => JSON.parse(line))

const dialectOf: Readonly<Record<string, Dialect>> = {
  'openai.chat': 'openai-chat',
  'openai.responses': 'openai-responses',
  'anthropic.messages': 'anthropic-messages',
}

export const open = ({ api, request, status, response }: Recording) => {
  const dialect = dialectOf[api]
  if (dialect === undefined) throw new Error(`no dialect for ${api}`)
  const body = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  return {
    dialect,
    request: request.body,
    response: { status, contentType: response.content_type, body },
  }
}
