import { existsSync, readFileSync } from 'node:fs'
import { type Dialect, readExchange, readRequest } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { createIdentifier } from '../src/index.ts'

// Real exchanges, and what real SDKs sent back of their replies in the next request.
const file = new URL('../../../../shared/data/recordings.jsonl', import.meta.url)
const isThere = existsSync(file)
if (!isThere)
  console.log(`SKIPPED: ${file.pathname} is not there; sessions are not checked against recordings`)

const dialects: Record<string, Dialect> = {
  'openai.chat': 'openai-chat',
  'openai.responses': 'openai-responses',
  'anthropic.messages': 'anthropic-messages',
}

type Row = {
  id: string
  api: string
  status: number
  request: { body: Record<string, unknown> }
  response: { content_type: string | null; body: unknown }
  expected: { replayed_assistant?: unknown[] } | null
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : typeof value === 'string' ? [{ role: 'user', content: value }] : []

it.skipIf(!isThere)('finds the session of a reply in every form in which SDKs send it back', () => {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))
  let asked = 0
  const lost: string[] = []
  for (const { id, api, status, request, response, expected } of rows) {
    const dialect = dialects[api]
    if (dialect === undefined) continue
    const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
    const { conversation, reply } = readExchange({
      dialect,
      request: request.body,
      response: { status, contentType: response.content_type, body: text },
    })
    const { identify } = createIdentifier({ rules: {}, sample: 1, seed: 's', known: [] })
    const common = { at: 1, dialect, reply, taskHeader: null, sessionHeader: null }
    const first = identify({ ...common, id, conversation })
    if (expected?.replayed_assistant === undefined) continue
    asked++
    const goesOn = { role: 'user', content: 'go on' }
    const member = dialect === 'openai-responses' ? 'input' : 'messages'
    const turns = [...listOf(request.body[member]), ...expected.replayed_assistant, goesOn]
    const next = identify({
      ...common,
      id: `${id}+`,
      conversation: readRequest(dialect, { ...request.body, [member]: turns }),
    })
    if (next.session.key !== first.session.key || next.session.step !== first.session.step + 1) lost.push(id)
  }
  console.log(
    `${asked - lost.length} of ${asked} replayed replies found their session${lost.length > 0 ? `, not ${lost.join(', ')}` : ''}`,
  )
  expect(asked).toBeGreaterThan(100)
  expect(lost.length / asked).toBeLessThanOrEqual(0.03)
})
