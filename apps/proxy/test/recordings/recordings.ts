import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chatReply } from '../chat.ts'

export type Recording = {
  id: string
  api: string
  status: number
  request: { path: string; body: unknown }
  response: { content_type: string; body: unknown }
}

const file = fileURLToPath(new URL('../../../../../shared/data/recordings.jsonl', import.meta.url))
export const recordingsThere = existsSync(file)
if (!recordingsThere)
  console.log('skipped: the recorded traffic is not here, only our own fixtures are replayed')

export function loadRecordings(): Recording[] {
  if (!recordingsThere) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Recording)
}

const events = (list: readonly object[]) =>
  list
    .map(
      (event) =>
        `${'type' in event ? `event: ${String(event.type)}\n` : ''}data: ${JSON.stringify(event)}\n\n`,
    )
    .join('')
const chunk = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-2',
  object: 'chat.completion.chunk',
  model: 'gpt-5.4-mini',
  choices: [{ index: 0, delta, finish_reason: finish }],
})
const ask = { model: 'gpt-5.4-mini', messages: [{ role: 'user', content: 'Grüße an Zoë 🙂' }] }

/** One of each kind, so that something is replayed where the recorded traffic is not at hand. */
export const ownRecordings: Recording[] = [
  {
    id: 'own: chat, plain',
    api: 'openai.chat',
    status: 200,
    request: { path: '/v1/chat/completions', body: ask },
    response: { content_type: 'application/json', body: chatReply('Zurück 🙂') },
  },
  {
    id: 'own: chat, streamed, with a tool call in pieces',
    api: 'openai.chat',
    status: 200,
    request: { path: '/v1/chat/completions', body: { ...ask, stream: true } },
    response: {
      content_type: 'text/event-stream',
      body: `${events([
        chunk({ role: 'assistant', content: 'Ü' }),
        chunk({
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"q":' } },
          ],
        }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: '"🙂"}' } }] }),
        chunk({}, 'tool_calls'),
      ])}data: [DONE]\n\n`,
    },
  },
  {
    id: 'own: messages, streamed',
    api: 'anthropic.messages',
    status: 200,
    request: {
      path: '/v1/messages',
      body: { ...ask, model: 'claude-haiku-4-5', max_tokens: 9, stream: true },
    },
    response: {
      content_type: 'text/event-stream; charset=utf-8',
      body: events([
        {
          type: 'message_start',
          message: {
            id: 'msg_1',
            type: 'message',
            role: 'assistant',
            model: 'claude-haiku-4-5',
            content: [],
            usage: { input_tokens: 9, output_tokens: 1 },
          },
        },
        { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Grüße' } },
        { type: 'content_block_stop', index: 0 },
        {
          type: 'message_delta',
          delta: { stop_reason: 'end_turn', stop_sequence: null },
          usage: { output_tokens: 3 },
        },
        { type: 'message_stop' },
      ]),
    },
  },
  {
    id: 'own: an error',
    api: 'anthropic.messages',
    status: 529,
    request: { path: '/v1/messages', body: { ...ask, model: 'claude-haiku-4-5', max_tokens: 9 } },
    response: {
      content_type: 'application/json',
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    },
  },
]
